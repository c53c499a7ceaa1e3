"""Pictures of a campaign: how it goes, and what came of it."""
