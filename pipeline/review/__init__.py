"""Decisions of people on pairs of records: asked once, remembered, applied first."""
