"""Standardisation meetings, assessors observed, learners interviewed."""
