"""What versions of contract 1 are read with, frozen: no later edit of schemas/ touches it.

Tables in published form: typologie, rijen, klassen, kerncijfers and gepubliceerd_2023, and the
herindelingen known then. Never edit these files; a new contract adds a folder of its own.
"""
