"""Slack's API: the client, what comes in and out by it."""
