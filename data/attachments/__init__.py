"""Files people hand in: what is taken, made smaller, kept and given back."""
