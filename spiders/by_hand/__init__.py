"""What a person asks of a site by hand: to probe it, inspect a page, keep one, or test it."""
