"""Planning the change (PL): domain.md section 4."""
