"""A page as lines of text, and the addresses in them."""
