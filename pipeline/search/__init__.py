"""Searching by hand: what is known already, which term to try next, and when to stop."""
