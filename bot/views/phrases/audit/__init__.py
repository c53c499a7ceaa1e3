"""What is said of the record."""
