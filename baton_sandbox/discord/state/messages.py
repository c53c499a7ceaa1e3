"""Messages and who sees them."""

from collections.abc import Iterator
from dataclasses import dataclass

from baton_sandbox.shapes import Json

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


@dataclass
class Message:
    """A message's body as Discord shows it; `only_for` names the one person who sees an ephemeral one.

    `token` is that of the interaction it answers, by which alone an ephemeral message can be reached.
    """

    channel: str
    body: Json
    only_for: str | None = None
    token: str = ""

    @property
    def id(self) -> str:
        return str(self.body["id"])

    @property
    def is_ephemeral(self) -> bool:
        return self.only_for is not None

    @property
    def is_loading(self) -> bool:
        """Whether it still says that the app is thinking."""
        return bool(self.body["flags"] & LOADING)

    @property
    def is_v2(self) -> bool:
        return bool(self.body["flags"] & COMPONENTS_V2)


class Messages:
    """Every message of the world, oldest first."""

    def __init__(self) -> None:
        self._by_id: dict[str, Message] = {}

    def __iter__(self) -> Iterator[Message]:
        return iter(list(self._by_id.values()))

    def add(self, message: Message) -> None:
        self._by_id[message.id] = message

    def remove(self, message: Message) -> None:
        self._by_id.pop(message.id, None)

    def get(self, message_id: str) -> Message | None:
        return self._by_id.get(message_id)

    def history(self, channel: str, person: str) -> list[Message]:
        """What one person sees in a channel."""
        seen = (None, person)
        return [m for m in self._by_id.values() if m.channel == channel and m.only_for in seen]
