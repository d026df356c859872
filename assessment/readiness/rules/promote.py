"""Promoting improvement to others (PR): domain.md section 4."""
