"""What the page needs of the contacts' phones; whoever plays the carrier provides it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

Phone = Mapping[str, object]
Thread = Mapping[str, object]
# Its MIME type, and its bytes.
File = tuple[str, bytes]


class Phones(Protocol):
    """The phones' side of the sandbox; refusals are ValueErrors whose text is a sentence."""

    def phones(self, q: str = "") -> Sequence[Phone]:
        """Phones whose name, place or number has `q` in it, those with texts first."""

    def thread(self, number: str) -> Thread:
        """One phone and its texts, oldest first."""

    def text_from(self, number: str, body: str, files: Sequence[File] = ()) -> None:
        """The contact with this number texts us, perhaps with files."""

    def file(self, sid: str) -> File | None:
        """A file that a contact sent."""

    def set_auto(self, auto: bool, pace: float = 1.0) -> None:  # noqa: FBT001 - the switch of a settings form
        """Let the contacts answer by themselves, `pace` times as fast as life."""

    def carrier(self) -> Mapping[str, object]:
        """Whether contacts answer by themselves (`auto`), and how fast (`pace`)."""

    def counts(self) -> Mapping[str, object]:
        """How many were texted, have replied, have stopped us."""

    def on_change(self, watcher: Callable[[Phone], None]) -> None:
        """Call back with each phone that changes."""
