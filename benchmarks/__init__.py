"""What is timed, and how it grows. Every made-up record is called SYNTHETISCH."""
