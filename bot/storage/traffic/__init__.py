"""What must leave and what is to happen, in the order in which it is due; and where it was posted."""
