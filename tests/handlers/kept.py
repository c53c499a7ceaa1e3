"""Files that came with a text, kept at hand in the place of a provider."""

from dataclasses import dataclass, field
from uuid import uuid4

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.outcomes.media import Bringing, Brought, Missing, TextMedia
from bot.assignment.rules.texts.media import Medium, format_of
from tests.assignment.bank import OUR_NUMBER, Bank

PNG = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + b"IHDR" + (4).to_bytes(4) + (3).to_bytes(4) + b"." * 20


@dataclass
class Kept:
    """Whoever fetches what came with texts; what is not kept is gone."""

    files: dict[str, bytes] = field(default_factory=dict)

    async def bring(self, of: TextMedia, _most: int) -> Bringing:
        """Each file by its id."""
        return [self._one(each.id) for each in of.media]

    def _one(self, id_: str) -> Brought | Missing:
        content = self.files.get(id_, b"")
        found = format_of(content)
        return Brought(content, found) if found else Missing.GONE


def sends(bank: Bank, phone: str, *media: Medium, body: str = "") -> None:
    """A contact sends a text with these files."""
    bank.do(receive_text, Inbound(f"MM{uuid4().hex}", phone, OUR_NUMBER, body, media=media))
