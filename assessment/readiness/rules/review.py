"""Did it work? (RV): domain.md section 4."""
