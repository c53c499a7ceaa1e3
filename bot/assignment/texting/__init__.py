"""First texts: claimed, sent, and what the provider says became of them."""
