"""Many people at once: from pasted lines or a file into the directory."""
