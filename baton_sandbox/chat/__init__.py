"""What the loopback Slack and the loopback Discord have alike, told once."""
