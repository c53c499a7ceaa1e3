"""Contact lists on both platforms: brought, looked at and preassigned."""
