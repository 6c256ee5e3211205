"""Bundles in the window: a story sent for review, a bundle opened, and conflicts settled."""
