"""Texting, reading and answering in Discord."""
