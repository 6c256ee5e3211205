"""Review in the window: what is to be judged of the story in front, and the notes about it."""
