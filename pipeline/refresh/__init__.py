"""Reference data fetched from CBS and PDOK, checked whole before any of it counts."""
