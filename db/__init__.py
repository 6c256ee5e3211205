"""The library: articles, revisions, approvals and assets in one SQLite file."""
