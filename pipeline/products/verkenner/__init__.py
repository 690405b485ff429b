"""The explorer of a version: pages that need no server, made from an edition."""
