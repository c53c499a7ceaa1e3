"""The browser's side of the Discord server: the same text bank in its other look."""
