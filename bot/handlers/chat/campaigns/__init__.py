"""Campaigns on both platforms: how one goes, whom it set aside, whose tags mean opt-out."""
