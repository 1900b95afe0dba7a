"""Files by their addresses: whoever may see the record sees what belongs to it."""
