"""Pictures: read, described, put in."""
