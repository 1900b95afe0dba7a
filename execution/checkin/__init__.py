"""Families report by a QR code that they came (lapor mandiri): is it on, and when."""
