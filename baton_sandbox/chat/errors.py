"""What a person cannot do in a chat."""


class CannotDo(Exception):
    """The chat itself refuses an act, and the app hears nothing of it; the text is a whole sentence."""
