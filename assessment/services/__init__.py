"""The writes of the assessment app: each is one transaction and checks its own conditions."""
