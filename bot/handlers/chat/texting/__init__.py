"""Texting: the start page, the sending card."""
