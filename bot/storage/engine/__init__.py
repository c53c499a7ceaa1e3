"""Connections, transactions and the statements that the two databases write differently."""
