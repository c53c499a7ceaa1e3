"""Who is on duty, and what happens to work whose holder is not."""
