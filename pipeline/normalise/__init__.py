"""Words of a source brought to one form to compare; what is not certain stays as written."""
