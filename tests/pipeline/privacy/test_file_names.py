"""The name of a file that may name a person is published by its content, and found again."""

from pipeline.privacy.file_names import (
    find_published_name,
    publish_file_name,
    publish_file_names,
)

DIGEST = "0123456789abcdef" * 4


def test_other_names_stay_as_they_are() -> None:
    for name in ("manual_entries/2026/locaties/AB.csv", "data/raw/2026/x/2026-10-01.2/run.json"):
        assert publish_file_name(name, DIGEST) == name


def test_the_folder_and_the_kind_of_file_still_show() -> None:
    told = publish_file_name("manual_entries/2026/locaties/jan-jansen.csv", DIGEST)
    assert told == "manual_entries/2026/locaties/(naam weggelaten 0123456789ab).csv"


def test_a_folder_named_after_a_person_hides_what_lies_below() -> None:
    told = publish_file_name("data/raw/2026/x/t.a.v. mevrouw X/export.csv", DIGEST)
    assert told == "data/raw/2026/x/(naam weggelaten 0123456789ab).csv"


def test_it_is_found_again_by_its_content() -> None:
    files = {"a/jan-jansen.csv": DIGEST, "a/b.csv": "f" * 64}
    told = publish_file_names(files)
    assert [find_published_name(name, files) for name in told] == list(files)
    assert find_published_name("a/weg.csv", files) == "a/weg.csv"
