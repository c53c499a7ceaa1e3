"""Measures Baton against bare SQL on the same database, as ratios within one run."""
