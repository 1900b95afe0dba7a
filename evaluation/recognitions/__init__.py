"""What the school was accredited and honoured as, when, and until when it holds."""
