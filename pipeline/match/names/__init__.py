"""Names of organisations: taken apart, compared word by word, and filed under keys."""
