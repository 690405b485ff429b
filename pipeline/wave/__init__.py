"""A round of the inventory: how far it is, what is known before it starts, who does what."""
