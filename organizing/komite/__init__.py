"""Is the school committee composed by the rules? Members, shares, sizes and terms."""
