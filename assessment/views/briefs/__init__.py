"""Assignments: the briefs of the centre, and what is in each learner's hands."""
