"""The server around the pages: who comes in, and what leaves."""
