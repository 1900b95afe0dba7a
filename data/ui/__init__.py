"""What every page shares on the screen."""
