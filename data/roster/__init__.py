"""Which pupils and families the school has this year, as Dapodik lists them."""
