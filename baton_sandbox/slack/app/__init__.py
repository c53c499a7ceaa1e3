"""The app that is installed in a workspace: its manifest and secrets, and what lets it answer."""
