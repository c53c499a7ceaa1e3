"""The shapes Discord documents, held against what the app sends."""
