"""The few words that Baton itself says to a contact, or adds to theirs."""

# One segment, and no character that would make it two.
OPT_OUT_CONFIRMED = (
    "You are opted out and will get no more texts from us. Reply START if you change your mind."
)


def with_files(body: str, count: int) -> str:
    """A text that came with pictures or other files, which stay at the provider."""
    if count == 0:
        return body
    files = "1 picture or file" if count == 1 else f"{count} pictures or files"
    return f"{body} [sent with {files}]".strip()
