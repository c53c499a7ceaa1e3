"""The record: who held what, when, and why."""
