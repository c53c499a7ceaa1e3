"""Texts through Twilio: out by its Messages API, in by its signed webhooks."""
