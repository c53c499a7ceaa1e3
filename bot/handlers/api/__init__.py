"""Other programs that read results."""
