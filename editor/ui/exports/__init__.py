"""Exports: the dialog that makes them, what stands in their way, what became of them; and those that were kept."""
