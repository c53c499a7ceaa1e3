"""Campaigns in Discord, as far as they are written and shown in its own way."""
