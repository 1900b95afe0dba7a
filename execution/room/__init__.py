"""One activity through its life: everything about it, assembled on one page."""
