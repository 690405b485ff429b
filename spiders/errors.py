"""Errors that end a command: one clear Dutch line, exit status 1."""


class CrawlError(Exception):
    """A message for the person at the keyboard: what is wrong, where, and what to do."""
