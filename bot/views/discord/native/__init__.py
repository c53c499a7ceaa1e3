"""Screens that Discord has in its own way."""
