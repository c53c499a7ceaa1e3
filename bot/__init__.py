"""Baton runs peer-to-peer text banks from the chat a team already lives in."""
