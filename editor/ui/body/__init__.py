"""The story’s text: the editor, its cards and chips, typing aids, finding, spelling."""
