"""What stands round the body, and templates."""
