"""Plans to move conversations, and the moves themselves."""
