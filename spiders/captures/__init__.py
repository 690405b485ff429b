"""How captures come about, a process for each source, and which there are."""
