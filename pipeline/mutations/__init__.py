"""Mutations: what is reported of locations, read strictly, kept for good, and what became of it."""
