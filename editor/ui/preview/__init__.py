"""The exported page beside the text."""
