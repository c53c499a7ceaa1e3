"""Those who listen to the outside world: one folder for each of its parts."""
