"""Screens about contact lists."""
