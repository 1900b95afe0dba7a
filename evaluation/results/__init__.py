"""What the year's plan came to: plan against realised, and the figures of it."""
