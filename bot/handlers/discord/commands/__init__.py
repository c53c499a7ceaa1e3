"""Discord's commands with their options, brought to what both platforms share."""
