"""How sure a result is: how far readers agree before they settle what they differ on."""
