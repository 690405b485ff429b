"""The explorer: the inventory as pages that open without a server, in a browser or offline."""
