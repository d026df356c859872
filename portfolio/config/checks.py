"""What a later app compares with the ledger, so that the two tell the same. Part of the composition root."""

LEDGER_CHECKS: tuple[str, ...] = ("assessment.services.attesting.strays_of",)
"""Functions of a centre that answer with one sentence for each row that its ledger does not know as it is."""
