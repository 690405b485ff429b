"""Collecting: spiders write captures to data/raw and know nothing of the pipeline."""
