"""Campaigns: from draft to closed, what they look like, and how far they are."""
