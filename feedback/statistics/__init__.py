"""What the figures say, without a model or a database (domain.md, section 7).

Everything here takes plain values and gives plain values back. Results are floats: these are statistics,
not money.
"""
