"""The ways to the app: sockets and signed HTTP requests."""
