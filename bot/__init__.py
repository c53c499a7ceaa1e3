"""Baton runs peer-to-peer text banks from the chat a team already lives in."""

__version__ = "0.2.0.dev0"
