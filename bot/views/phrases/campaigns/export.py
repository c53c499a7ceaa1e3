"""What is said of files that a campaign is taken out as."""

EXPORT = "Export…"
