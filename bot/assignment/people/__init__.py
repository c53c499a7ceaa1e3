"""People, their accounts, their lists, and how they are reached."""
