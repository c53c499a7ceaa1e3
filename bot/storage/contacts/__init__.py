"""Contact lists, their rows, and whose contacts they are to be."""
