"""What a guild holds: people, roles, channels, messages and files, and what can change in them."""
