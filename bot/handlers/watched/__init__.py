"""What a machine that watches over Baton may ask."""
