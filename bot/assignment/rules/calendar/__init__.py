"""Hours, dates and time zones."""
