"""Ad placements: their panel, marks in the margin, policies."""
