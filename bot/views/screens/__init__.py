"""Screens, each once for every platform: pure functions from what the core says to pages of parts."""
