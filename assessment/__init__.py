"""Is it met, is the judgement sound, show me."""
