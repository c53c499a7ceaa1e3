"""What is said of shifts."""
