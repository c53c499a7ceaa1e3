"""The sandbox's page: the workspace and the contacts' phones in a browser."""
