"""The spider of every site, and what stands between it and the network."""
