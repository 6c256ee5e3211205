"""What a person can do: one named operation each, given stores as protocols."""
