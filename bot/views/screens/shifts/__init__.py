"""Shifts: all of them, the form of a new one, cards and cover, and the end of one."""
