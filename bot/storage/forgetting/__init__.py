"""What the database holds of a person, and how it is taken out for good."""
