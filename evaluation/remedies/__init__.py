"""What the school learnt about its obstacles: which weigh most, what shrank them."""
