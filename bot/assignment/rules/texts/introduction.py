"""What somebody writes first who has a conversation from somebody else."""

TITLE = "Say who you are"


def introduction(contact: str, sender: str, former: str, organisation: str) -> str:
    """The sentence, given first names; it names no organisation where there is none."""
    whose = f" from {organisation}" if organisation else ""
    return f"Hi {contact or 'there'}, this is {sender}{whose}. I took over from {former} and am here for you."
