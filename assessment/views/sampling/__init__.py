"""Internal verification: plans, draws, samples, actions."""
