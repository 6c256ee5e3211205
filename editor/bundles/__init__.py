"""Bundles as bytes: a story with its history in one file, of which every byte is accounted for."""
