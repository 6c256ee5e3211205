"""The one place that reaches the network, and only when a person asked for it: what providers say of a post."""
