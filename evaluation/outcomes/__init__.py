"""What a school year brought to pupils and school, beside how parents took part."""
