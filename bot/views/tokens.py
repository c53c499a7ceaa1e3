"""What a button carries: a version, a verb and ids; never truth, never authority."""

import re
from dataclasses import dataclass

VERSION = "b1"
# A Discord custom_id has at most so many characters: https://discord.com/developers/docs/components/reference
LONGEST = 100
# No database holds a larger id, and none finds one.
LARGEST_ID = 2**63 - 1
_TOKEN = re.compile(rf"{VERSION}:(?P<verb>[a-z][a-z_]*)(?P<ids>(?::[0-9]{{1,19}})*)")


class OldToken(ValueError):
    """The button was made by another version of Baton, or not by Baton at all."""


@dataclass(frozen=True, slots=True)
class Token:
    """A button's verb and the ids it is about."""

    verb: str
    ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The first id; raises OldToken when the button has none."""
        return self.nth(0)

    def nth(self, place: int) -> int:
        """The id in a place, from 0; raises OldToken when the button has fewer."""
        if place >= len(self.ids):
            raise OldToken(f"{self.verb} has no id {place}")
        return self.ids[place]


def token(verb: str, *ids: int) -> str:
    """The token `b1:verb:id:…`, at most LONGEST characters."""
    written = ":".join((VERSION, verb, *map(str, ids)))
    if len(written) > LONGEST or not _TOKEN.fullmatch(written):
        raise ValueError(f"not a token: {written}")
    return written


def parse(written: str) -> Token:
    """Read a token; raises OldToken for anything else."""
    found = _TOKEN.fullmatch(written)
    if found is None or len(written) > LONGEST:
        raise OldToken(written[:LONGEST])
    ids = tuple(int(part) for part in found["ids"].split(":")[1:])
    if any(id_ > LARGEST_ID for id_ in ids):
        raise OldToken(written)
    return Token(found["verb"], ids)


def pattern(*verbs: str) -> re.Pattern[str]:
    """What matches every token of these verbs."""
    return re.compile(rf"^{VERSION}:(?:{'|'.join(verbs)})(?::[0-9]+)*\Z")
