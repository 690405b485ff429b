"""Which records are one location.

Start reading at `engine.py`. Rooms, each of which knows only those after it:

- `groups/`    which records are compared, and how pairs become locations
- `evidence/`  what the fields of a pair say, and the rules that make it a verdict
- `coding/`    records as columns of whole numbers that compare fast
- `names/`     the names of organisations, word by word

`wording.py` alone makes sentences of codes, for the tables that people read.
"""
