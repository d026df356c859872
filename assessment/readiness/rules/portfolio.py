"""The portfolio around the loop (PF): domain.md section 4."""
