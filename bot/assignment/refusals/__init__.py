"""Every no: what happened, with its facts; the sentences are in the views."""
