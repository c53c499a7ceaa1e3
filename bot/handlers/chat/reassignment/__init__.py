"""Reassignment on both platforms: plans, one conversation handed on, what waits handed over."""
