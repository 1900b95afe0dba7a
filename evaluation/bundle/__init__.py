"""The proof for accreditors as one file, in the order of the instrument's items."""
