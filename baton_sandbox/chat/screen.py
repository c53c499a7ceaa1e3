"""What one person sees of a chat at one moment, and finding what they mean by the words on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class NotThere(AssertionError):
    """A person looks for something that is not on their screen; the text shows what is."""


class Readable:
    """Something with words on it; `"words" in it` asks for them."""

    text: str

    def __contains__(self, words: str) -> bool:
        return words in self.text


class Message(Protocol):
    """A message as it stood when it was looked at; `text` is what a person reads."""

    @property
    def text(self) -> str: ...
    @property
    def is_ephemeral(self) -> bool: ...


class View(Protocol):
    """A modal, or a page of the app."""

    @property
    def text(self) -> str: ...


class Control(Protocol):
    """Something to press or to fill in."""

    @property
    def names(self) -> tuple[str, ...]: ...


M = TypeVar("M", bound=Message)
V = TypeVar("V", bound=View)
C = TypeVar("C", bound=Control)


@dataclass(frozen=True)
class Screen(Generic[M, V]):
    """Everything in front of a person.

    `messages` are those of all their channels, or of the one asked for, oldest first, with ephemeral ones;
    `modals` are the open ones, the one on top last, and `home` is the app's own page, where the chat has one;
    `errors` are the sentences under a modal's fields, `notices` what the chat itself said.
    """

    messages: tuple[M, ...]
    modals: tuple[V, ...]
    home: V | None = None
    errors: dict[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    @property
    def modal(self) -> V | None:
        """The modal on top."""
        return self.modals[-1] if self.modals else None

    @property
    def ephemerals(self) -> tuple[M, ...]:
        return tuple(message for message in self.messages if message.is_ephemeral)

    @property
    def text(self) -> str:
        """All of it as one text."""
        views = [view.text for view in (*self.modals, self.home) if view]
        said = [message.text for message in self.messages]
        return "\n\n".join([*said, *views, *self.errors.values(), *self.notices])

    def __contains__(self, words: str) -> bool:
        return words in self.text


def surfaces(screen: Screen[M, V], on: M | V | None = None) -> Iterator[M | V]:
    """Where a person looks: an open modal hides the rest; then the newest message, then the app's page."""
    if on is not None:
        yield on
    elif screen.modal:
        yield screen.modal
    else:
        yield from reversed(screen.messages)
        if screen.home:
            yield screen.home


def find_control(
    screen: Screen[M, V], name: str, controls: Callable[[M | V], Iterable[C]], on: M | V | None = None
) -> C:
    """The first control a person would call by this name; raises NotThere."""
    found = [control for surface in surfaces(screen, on) for control in controls(surface)]
    for control in found:
        if name in control.names:
            return control
    known = sorted({label for control in found for label in control.names[:1] if label})
    raise NotThere(
        f"There is no {name!r} to use. There is: {', '.join(known) or 'nothing'}.\n\n{screen.text}"
    )
