"""A published version in the forms by which others find it and pick it up."""
