"""What other programs are told, and the triggers by which the database notes it."""
