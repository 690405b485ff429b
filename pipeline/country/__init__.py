"""The country of a boundary year: gemeenten, places, postcodes, and which gemeente became which."""
