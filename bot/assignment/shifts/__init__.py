"""Shifts: opened, joined, covered, ended."""
