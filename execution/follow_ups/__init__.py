"""What somebody is to carry out, from whatever source, until it is closed."""
