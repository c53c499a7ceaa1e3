"""The app that is in a guild: its token, its commands, and the interactions it may answer."""
