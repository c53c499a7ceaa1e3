"""What the app shows a person outside of messages: a stack of up to three modals, and the App Home."""

from dataclasses import dataclass

from baton_sandbox.shapes import Json
from baton_sandbox.slack.errors import SlackError

STACK_LIMIT = 3  # views one modal may hold, https://docs.slack.dev/surfaces/modals


@dataclass(frozen=True)
class Shown:
    """A view and whose screen it is on."""

    person: str
    view: Json


class Views:
    """Each person's modals, bottom first, and each person's App Home."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[Json]] = {}
        self._homes: dict[str, Json] = {}

    def stack(self, person: str) -> list[Json]:
        return list(self._stacks.get(person, ()))

    def home(self, person: str) -> Json | None:
        return self._homes.get(person)

    def push(self, person: str, view: Json) -> None:
        """Put a view on top; raises `push_limit_reached` for the fourth."""
        stack = self._stacks.setdefault(person, [])
        if len(stack) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        stack.append(view)

    def replace(self, shown: Shown, view: Json) -> None:
        """Put a new version of a view in the old one's place."""
        stack = self._stacks.get(shown.person, [])
        for place, old in enumerate(stack):
            if old["id"] == shown.view["id"]:
                stack[place] = view
        if self._homes.get(shown.person, {}).get("id") == shown.view["id"]:
            self._homes[shown.person] = view

    def pop(self, person: str, view_id: str) -> list[Json]:
        """Take away a view and those above it; the answer is what went, topmost first."""
        stack = self._stacks.get(person, [])
        place = next((index for index, view in enumerate(stack) if view["id"] == view_id), len(stack))
        self._stacks[person], gone = stack[:place], stack[place:]
        return gone[::-1]

    def clear(self, person: str) -> list[Json]:
        """Take away the whole stack; the answer is what went, topmost first."""
        return self._stacks.pop(person, [])[::-1]

    def publish(self, person: str, view: Json) -> None:
        self._homes[person] = view

    def find(self, key: str, value: str) -> Shown | None:
        """The view on anybody's screen whose `id` or `external_id` is this."""
        for person, stack in self._stacks.items():
            for view in stack:
                if view[key] == value:
                    return Shown(person, view)
        for person, view in self._homes.items():
            if view[key] == value:
                return Shown(person, view)
        return None
