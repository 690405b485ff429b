"""A link of people that a build does not apply is told, with why: it is never dropped silently."""

from pipeline.review.decisions import active_decisions
from pipeline.review.unapplied_links import describe_unapplied_links
from tests.pipeline.review.waves import decision, frame, judged, record, rid

RECORDS = frame([record(1), record(2)])
SITE = "juridischloket:0000000000000003"


def tell(row: dict[str, str], rejected: str = "") -> list[str]:
    active = active_decisions(judged(row), RECORDS)
    entered = {rid(1), rid(2), rejected}
    silent = {"juridischloket": "niet opgehaald"}
    told = describe_unapplied_links(active, entered, silent, lambda lost: f"{lost[-1]}?")
    return [line.partition(": ")[2] for line in told]


def test_a_link_that_holds_is_not_told() -> None:
    assert tell(decision(1, 2, "zelfde")) == []


def test_a_link_whose_evidence_changed_is_told_with_what_to_do() -> None:
    (told,) = tell(decision(1, 2, "zelfde", vingerafdruk="v1:0000000000000000"))
    assert told == (
        f"koppeling 'zelfde' van {rid(1)} en {rid(2)} geldt niet meer: de gegevens zijn veranderd "
        "sinds het besluit; kijk opnieuw en beantwoord sjo review"
    )


def test_a_question_that_was_left_open_is_asked_again_without_more() -> None:
    assert tell(decision(1, 2, "onzeker", vingerafdruk="v1:0000000000000000")) == []


def test_a_link_to_what_is_not_here_or_was_rejected_rests() -> None:
    absent = f"koppeling rust: {rid(9)} bestaat niet in deze meting; {rid(9)[-1]}?"
    assert tell(decision(1, 9, "zelfde")) == [absent]
    rejected = f"koppeling rust: {rid(9)} is afgekeurd (zie afgekeurd)"
    assert tell(decision(1, 9, "zelfde"), rejected=rid(9)) == [rejected]


def test_links_to_a_source_that_did_not_deliver_are_counted_together() -> None:
    of_site = decision(1, 2, "zelfde") | {"record_id_b": SITE}
    assert tell(of_site) == ["1 koppeling rust: juridischloket is niet opgehaald"]
