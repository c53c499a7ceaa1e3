"""Lists of contacts: read from files, looked at, and given to people before a campaign opens."""
