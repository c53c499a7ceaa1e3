"""What an installed Baton is found by: the one name that it takes among a machine's packages."""
