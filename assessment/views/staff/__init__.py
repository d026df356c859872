"""Papers of staff: one's own, and those of everybody at the centre."""
