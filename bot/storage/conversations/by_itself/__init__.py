"""Rows of rules that ran again, of what was learnt, and of what became of suggestions."""
