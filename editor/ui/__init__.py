"""The window: one panel a file, each with its model."""
