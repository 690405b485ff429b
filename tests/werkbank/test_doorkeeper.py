"""Who may not talk to the workbench: each refusal has its own status and a Dutch line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.werkbank.served import Workbench, make_desk_tree, working


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with working(make_desk_tree(tmp_path_factory.mktemp("werkbank"))) as workbench:
        yield workbench


def test_the_browser_that_opened_the_start_address_is_let_in(desk: Workbench) -> None:
    answer = desk.ask("/werkvoorraad")
    assert answer.status == 200
    assert "lezer <b>AB</b>, meting 2026" in answer.text


def test_without_the_start_address_nothing_is_shown(desk: Workbench) -> None:
    for path in ("/", "/werkvoorraad", "/static/werkbank.css", "/nergens"):
        assert desk.ask(path, headers={"Cookie": None}).status == 401
        assert desk.ask(path, headers={"Cookie": f"werkbank-{desk.port}=gok"}).status == 401


def test_the_token_of_the_start_address_is_not_the_cookie(desk: Workbench) -> None:
    token = desk.address.partition("=")[2]
    assert desk.ask("/", headers={"Cookie": f"werkbank-{desk.port}={token}"}).status == 401


@pytest.mark.parametrize("key", ["", "gok", "%00", "é"])
def test_a_wrong_start_address_is_refused(desk: Workbench, key: str) -> None:
    answer = desk.ask(f"/begin?sleutel={key.encode('latin-1').decode('ascii', 'ignore')}")
    assert answer.status == 403
    assert "startadres" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["kwaad.example", "127.0.0.1", "127.0.0.1:80", "", None])
def test_another_host_is_refused_also_with_the_cookie(desk: Workbench, host: str | None) -> None:
    # A name of the attacker that leads to this machine (DNS rebinding) shows in the host.
    assert desk.ask("/werkvoorraad", headers={"Host": host}).status in (400, 421)


def test_localhost_is_this_machine(desk: Workbench) -> None:
    assert desk.ask("/werkvoorraad", headers={"Host": f"localhost:{desk.port}"}).status == 200


@pytest.mark.parametrize(
    "origin", ["https://kwaad.example", "null", "http://127.0.0.1:1", "http://localhost:1", None]
)
def test_a_form_of_another_page_is_refused(desk: Workbench, origin: str | None) -> None:
    answer = desk.ask("/werkvoorraad", "POST", "a=1", {"Origin": origin})
    assert answer.status == 403
    assert "er is niets bewaard" in answer.text


def test_a_form_of_our_own_page_reaches_its_screen(desk: Workbench) -> None:
    assert desk.ask("/werkvoorraad", "POST", "a=1").status == 405  # this screen has no form


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "", None])
def test_what_is_no_form_is_refused(desk: Workbench, kind: str | None) -> None:
    assert desk.ask("/werkvoorraad", "POST", "{}", {"Content-Type": kind}).status == 415


def test_a_body_that_is_too_large_is_refused_before_it_is_read(desk: Workbench) -> None:
    assert desk.ask("/werkvoorraad", "POST", "", {"Content-Length": "1000001"}).status == 413


@pytest.mark.parametrize("length", [None, "-1"])
def test_a_body_without_a_length_is_refused(desk: Workbench, length: str | None) -> None:
    told = {"Content-Length": length, "Transfer-Encoding": "chunked" if length is None else None}
    body = b"0\r\n\r\n" if length is None else b""
    assert desk.ask("/werkvoorraad", "POST", body, told).status in (400, 411)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(desk: Workbench, method: str) -> None:
    assert desk.ask("/werkvoorraad", method).status == 405


def test_a_way_out_of_the_static_folder_leads_nowhere(desk: Workbench) -> None:
    for path in ("/static/../guard.py", "/static/%2e%2e/guard.py", "/static//etc/passwd"):
        assert desk.ask(path).status == 404


def test_every_answer_forbids_scripts_of_others_and_frames(desk: Workbench) -> None:
    for answer in (desk.ask("/werkvoorraad"), desk.ask("/", headers={"Cookie": None})):
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(desk: Workbench) -> None:
    path = desk.address.removeprefix(desk.origin)
    told = desk.ask(path, headers={"Cookie": None}).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=strict" in told


def test_it_listens_on_the_loopback_only(desk: Workbench) -> None:
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert [a for a in listening if a.endswith(f":{desk.port:04X}") and a[:8] != "0100007F"] == []
