"""Versions, differences, and two texts of which one is chosen."""
