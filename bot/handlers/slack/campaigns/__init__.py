"""Campaigns in Slack, as far as they are written and shown in its own way."""
