"""What the rules say, as lines that every page shows alike."""
