"""What may be published of a text, and the one gate that every published table passes."""
