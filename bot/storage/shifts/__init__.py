"""Shifts, who is on them, and who takes another's place."""
