"""The twenty invariants of the assessment, each in a file under its number."""
