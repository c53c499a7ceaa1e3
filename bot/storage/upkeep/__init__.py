"""What went wrong: failures, texts that were not stored, times that a wrong clock wrote."""
