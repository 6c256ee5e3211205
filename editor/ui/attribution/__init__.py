"""Attribution: quotations, sources, citing."""
