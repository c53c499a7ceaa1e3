"""Contacts of a campaign: who holds them, what was written, and how long they waited."""
