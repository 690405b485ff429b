"""Compare two published versions: what changed, why, and what that rests on."""
