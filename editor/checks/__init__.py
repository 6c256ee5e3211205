"""Copy-desk checks: pure functions from an article to findings."""
