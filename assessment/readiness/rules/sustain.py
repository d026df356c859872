"""Going on from there (SU): domain.md section 4."""
