"""Pictures, voice messages and other files that came with a text: what is asked for, and what was brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.assignment.rules.texts.media import Format, Medium
from bot.vocabulary import MediaKind


@dataclass(frozen=True, slots=True)
class TextMedia:
    """The files that came with one text of a contact, whose `name` is as they may be called outside.

    The provider knows the text by `provider_id`. The text is in the conversation that it is looked at from,
    or in an earlier one with the same number.
    """

    name: str
    provider_id: str
    media: tuple[Medium, ...]

    @property
    def kinds(self) -> tuple[MediaKind, ...]:
        """What they are, as far as the provider said."""
        return tuple(each.kind for each in self.media)


class Missing(StrEnum):
    """Why a file is not shown."""

    GONE = "gone"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    AWAY = "away"  # the provider does not answer


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as the provider handed it over, of the format that its bytes have."""

    content: bytes
    format: Format


Bringing = Sequence[Brought | Missing]
