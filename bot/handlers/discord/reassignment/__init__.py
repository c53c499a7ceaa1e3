"""/reassign and its panel in Discord, and handing on."""
