"""What is said of contacts: their files, their lists, and to whom they are assigned."""
