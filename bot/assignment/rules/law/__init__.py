"""Who may not be texted, by what files, replies and tags say."""
