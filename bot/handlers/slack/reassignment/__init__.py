"""/reassign and its form in Slack, and handing on."""
