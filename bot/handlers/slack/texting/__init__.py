"""Texting, reading and answering in Slack."""
