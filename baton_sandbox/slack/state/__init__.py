"""What a workspace holds: people, channels, messages, files and screens, and what can change in them."""
