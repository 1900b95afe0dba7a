"""How the school's papers look: letterhead, tables, signatures."""
