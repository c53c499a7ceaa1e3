"""Conversations move from one person to another: planned, moved, undone."""
