"""Who holds which office in the bodies of the school: its chart and terms."""
