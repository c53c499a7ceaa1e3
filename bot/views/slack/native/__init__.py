"""Screens that Slack has in its own way."""
