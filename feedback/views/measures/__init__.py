"""Measures: listing, showing and changing them, and every way in which readings come in."""
