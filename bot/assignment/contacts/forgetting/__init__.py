"""People are forgotten: their names and words go, what counts and their opt-outs stay."""
