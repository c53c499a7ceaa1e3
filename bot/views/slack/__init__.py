"""How answers look on Slack: messages, modals and the App Home."""
