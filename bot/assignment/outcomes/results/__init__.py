"""What the core answers of what was done and what came of it: counted, measured, and as tables."""
