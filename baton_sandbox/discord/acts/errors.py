"""What a person cannot do, in the words they would be told."""


class CannotDo(Exception):
    """Discord does not let this person do this; the app hears nothing of it."""
