"""Campaigns: from draft to end, their settings, and their progress."""
