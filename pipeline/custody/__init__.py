"""Keeping what was published and captured: verify it, hand it over, take a version down."""
