"""Words of people compared with the controlled terms."""
