"""Screens about campaigns."""
