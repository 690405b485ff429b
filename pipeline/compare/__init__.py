"""Compare two published snapshots: what changed, why, and what that rests on."""
