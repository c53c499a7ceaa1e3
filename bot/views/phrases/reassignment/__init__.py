"""What is said of conversations that move to somebody else."""
