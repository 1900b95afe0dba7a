"""The approved versions of a plan, readable for good, and what differs from them."""
