"""Before families come: sheets printed, or they report by a QR code (lapor mandiri)."""
