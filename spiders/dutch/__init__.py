"""What Dutch texts look like: addresses, places, persons, telephone numbers."""
