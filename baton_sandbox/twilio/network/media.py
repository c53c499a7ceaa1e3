"""Pictures and other files that a contact sends with a text, as the provider keeps them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Medium:
    """One file by its id at the provider; `kind` is its MIME type."""

    sid: str
    kind: str
    content: bytes
