"""What is said of campaigns: their settings, their words, and how they stand."""
