"""Slack: commands, buttons, modals and the App Home."""
