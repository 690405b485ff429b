"""Records as columns of whole numbers, and the work on distinct texts divided over processes."""
