"""What a crawl knows of itself: the figures that its verdict rests on, and the verdict."""
