"""From bytes to a draft: an article plus proposals."""
