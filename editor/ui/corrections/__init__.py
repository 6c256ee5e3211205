"""Corrections, kills and deleting in the window."""
