"""How the answers come back: typed from paper, or by the answer link."""
