"""A loopback workspace that speaks Slack's own protocols to an unmodified Slack app."""
