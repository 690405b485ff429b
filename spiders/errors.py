"""Errors that end a command: one clear Dutch line, exit status 1."""


class CrawlError(Exception):
    """A message for the person at the keyboard: what is wrong, where, and what to do."""


class NoPageError(CrawlError):
    """An address gave no page; `outcome` is how asking it ended (evidence/outcomes.py)."""

    def __init__(self, message: str, outcome: str) -> None:
        """Hold the outcome beside the message."""
        super().__init__(message)
        self.outcome = outcome
