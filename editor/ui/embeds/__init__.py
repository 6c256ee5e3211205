"""Embedded posts: their panel, evidence, ways in."""
