"""Checks: their panel, marks in the text, the house policy."""
