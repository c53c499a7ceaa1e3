"""What the chat platforms' handlers of people and user lists have in common."""
