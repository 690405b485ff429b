"""The figures: one SQL definition of each, as views on the tables of a published version."""
