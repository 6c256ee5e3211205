"""Copydesk, a desktop newsroom article editor on one SQLite file."""
