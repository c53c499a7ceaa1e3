"""What people do at their screens, as the app comes to hear of it."""
