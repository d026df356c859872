"""The rules themselves: reading them, setting one aside, a centre's figures and its own choice of rules."""
