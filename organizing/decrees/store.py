"""Keeping the decrees of committees."""
