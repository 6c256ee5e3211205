"""From an article to the bytes of a target, and what was lost on the way."""
