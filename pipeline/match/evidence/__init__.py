"""What two records say of each other, field by field, and the rules that make it a verdict."""
