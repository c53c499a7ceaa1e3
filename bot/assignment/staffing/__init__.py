"""Who is on duty, who gets a reply, and when something is due."""
