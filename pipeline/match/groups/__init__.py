"""Which records are compared, and how pairs become locations."""
