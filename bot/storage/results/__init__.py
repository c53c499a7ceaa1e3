"""What came of campaigns: counted, and read row by row for files."""
