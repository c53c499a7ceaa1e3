"""What came of a campaign: looked at, and taken out as files."""
