"""A synthetic country (SYNTHETISCH: made by us) with the coverage that was published in 2023."""
