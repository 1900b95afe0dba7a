"""What an activity cost: receipts beside its budget, and who may see amounts."""
