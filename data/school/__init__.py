"""Which school this is, and which of its years is current, open or closed."""
