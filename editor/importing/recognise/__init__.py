"""Recognition: what an import proposes to make of the words it has read."""
