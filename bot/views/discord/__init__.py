"""What Baton looks like on Discord."""
