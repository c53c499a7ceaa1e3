"""What is said of people, their accounts and their lists."""
