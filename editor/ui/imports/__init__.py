"""Import with its review, and what is dropped."""
