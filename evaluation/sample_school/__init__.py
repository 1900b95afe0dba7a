"""What a believable school looks like after two and a half turns of the cycle."""
