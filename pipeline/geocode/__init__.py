"""Addresses asked of the BAG over the network; answers are kept, a build only reads them."""
