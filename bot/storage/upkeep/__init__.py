"""Failures, texts that could not be stored, and times that a wrong clock wrote."""
