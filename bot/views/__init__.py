"""How answers look: pure functions from what the core says to what a platform shows."""
