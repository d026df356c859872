"""Analyses: the list, the workbench, and the findings written on it."""
