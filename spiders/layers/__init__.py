"""The layers of extraction: each a function from a page to the locations it finds there."""
