"""Where a contact is, by what a file says of it and by the number."""
