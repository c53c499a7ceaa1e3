"""The page's Slack window: what is shown, what a click does, and the addresses of both."""
