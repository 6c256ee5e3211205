"""The domain: what an article is and what may be done with it. Standard library only."""
