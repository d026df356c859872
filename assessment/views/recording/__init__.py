"""Assessment plans, and what both sides sign."""
