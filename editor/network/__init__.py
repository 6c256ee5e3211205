"""One request to one checked address, within limits; what asks providers and what sends to a CMS stand on it."""
