"""What replies say, by an admin's rules."""
