"""Every write to the portfolio's tables. One function, one transaction, one sentence when it refuses."""
