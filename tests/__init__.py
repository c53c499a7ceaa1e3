"""What Baton promises, stated as tests."""
