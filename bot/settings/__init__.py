"""What the machine says about this deployment, as one frozen object, or every mistake in it at once."""
