"""What looks after Baton itself: repeats, failures, missed texts, clocks that were ahead."""
