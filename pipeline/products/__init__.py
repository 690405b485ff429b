"""What is made of a version for its readers; products count nothing themselves."""
