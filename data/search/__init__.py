"""Where is what somebody is looking for? Found by what it is called, also misspelt."""
