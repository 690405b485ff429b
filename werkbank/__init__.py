"""The local page on which people search, read, settle and keep current: screens only."""
