"""Block Kit as Slack's API enforces it: limits, defaults, and the state of fields."""
