"""Discord: commands, buttons, forms, and the way letters come there."""
