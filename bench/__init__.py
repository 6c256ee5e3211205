"""What `make bench` measures: the figures of the design, each in one run with its yardstick."""
