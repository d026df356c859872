"""Making sense of it (AN): domain.md section 4."""
