"""What is typed in Slack, read and brought to what both platforms share."""
