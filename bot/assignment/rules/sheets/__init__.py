"""Files of contacts, from bytes to rows."""
