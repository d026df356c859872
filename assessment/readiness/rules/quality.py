"""Integrity of the judging (QA): domain.md section 4."""
