"""Making the change (IM): domain.md section 4."""
