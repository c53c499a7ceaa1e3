"""The demo: Baton as in production, over the sandbox's Slack and Twilio, with a campaign to begin with."""
