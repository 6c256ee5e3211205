"""Whose story it first was, and its duties."""
