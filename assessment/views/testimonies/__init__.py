"""Testimonies: asked for by the learner, written and signed by a witness without an account."""
