"""Contact lists: imported, looked at, and assigned to people before a campaign opens."""
