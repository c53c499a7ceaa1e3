"""What the buttons say that lead through what does not fit onto one screen."""

NEXT, FIRST, BACK = "Next", "First", "Back"
