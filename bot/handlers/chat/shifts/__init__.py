"""Shifts on both platforms: seen and changed, covered, and ended."""
