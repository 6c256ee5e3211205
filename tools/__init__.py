"""What the Makefile calls: the environment, the system's packages, the first run, the screenshots."""
