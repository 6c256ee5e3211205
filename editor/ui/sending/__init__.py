"""Sending a story into its CMS from the window: the dialog, and the thread that asks the site."""
