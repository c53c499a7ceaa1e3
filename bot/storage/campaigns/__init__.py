"""Campaigns and their numbers."""
