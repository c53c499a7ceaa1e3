"""The core: what a text bank may do, told in plain functions that know no platform."""
