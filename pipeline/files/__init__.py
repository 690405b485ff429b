"""Files of people: read within bounds, faults named at the cell, written whole or not at all."""
