"""What a source could not name this time is not called gone: history says which was silent."""

from pipeline.read.states import describe_unseen

SILENT = {"juridischloket": "niet opgehaald"}


def test_a_record_of_a_source_that_did_not_deliver_was_not_observed() -> None:
    told = describe_unseen(["juridischloket:1", "handmatig:2"], {"handmatig:2"}, SILENT)
    assert told == {"juridischloket:1": "niet waargenomen: juridischloket is niet opgehaald"}


def test_nothing_is_said_of_what_is_here_or_of_sources_that_delivered() -> None:
    assert describe_unseen(["juridischloket:1"], {"juridischloket:1"}, SILENT) == {}
    assert describe_unseen(["vluchtelingenwerk:1"], (), SILENT) == {}
