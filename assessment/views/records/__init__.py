"""Records: logging, reading, changing, listing, taking back."""
