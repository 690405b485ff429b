"""Where a page leads: links, loads, choices, the pages of a list, sitemaps."""
