"""Values with names: JSON of any shape, the cells of a row, terms and their texts."""
