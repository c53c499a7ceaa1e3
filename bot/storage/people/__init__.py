"""People, their accounts, and the lists they are in."""
