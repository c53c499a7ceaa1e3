"""The record of what was done, as it is looked at."""
