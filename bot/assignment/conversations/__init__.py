"""Replies and answers."""
