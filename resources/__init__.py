"""Icons, themes, page templates, policies and the sample story, read with importlib.resources."""
