"""What the chat platforms' handlers have in common: `(acting, pressed)`, and a page shown at the end."""
