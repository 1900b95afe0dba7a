"""Who holds which office in the school's bodies: the organisation chart and its terms."""
