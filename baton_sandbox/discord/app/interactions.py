"""What people did, as the app hears of it and as its tokens allow it to answer."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe

from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.shapes import Json

# https://docs.discord.com/developers/interactions/receiving-and-responding
ANSWER_WITHIN = timedelta(seconds=3)
TOKEN_LASTS = timedelta(minutes=15)

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, MODAL = 4, 5, 6, 7, 8, 9
MOST_REMEMBERED = 2000


@dataclass
class Interaction:
    """One act of a person.

    `message` is the one whose component was used, or that a submitted modal was opened from. `answer` is the
    type of the first answer, 0 until there is one, and `data` what came along; `original` is the message that
    @original means; `given_up` says that the person saw it fail.
    """

    id: str
    token: str
    type: int
    person: str
    channel: str
    made_at: datetime
    payload: Json = field(default_factory=dict)
    message: Message | None = None
    answer: int = 0
    data: Json = field(default_factory=dict)
    original: Message | None = None
    given_up: bool = False
    heard: list[Callable[[], None]] = field(default_factory=list)


# What may be answered to what.
ANSWERS = {
    COMMAND: (MESSAGE, DEFERRED_MESSAGE, MODAL),
    COMPONENT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (SUGGESTIONS,),
    SUBMIT: (MESSAGE, DEFERRED_MESSAGE),
}


class Interactions:
    """The latest interactions, by id and by token."""

    def __init__(self, new_id: Callable[[], str], now: Callable[[], datetime]) -> None:
        self._new_id = new_id
        self._now = now
        self._kept: deque[Interaction] = deque(maxlen=MOST_REMEMBERED)

    def begin(self, kind: int, person: str, channel: str, message: Message | None = None) -> Interaction:
        """A new one, with a token of its own."""
        one = Interaction(
            self._new_id(), token_urlsafe(48), kind, person, channel, self._now(), message=message
        )
        self._kept.append(one)
        return one

    @property
    def kept(self) -> list[Interaction]:
        return list(self._kept)

    def to_answer(self, interaction_id: str, token: str) -> Interaction:
        """One that still waits for its first answer; raises 10062 or 40060."""
        found = next((one for one in self._kept if (one.id, one.token) == (interaction_id, token)), None)
        if found is None or found.given_up or self._age(found) > ANSWER_WITHIN:
            raise DiscordError(10062)
        if found.answer:
            raise DiscordError(40060)
        return found

    def by_token(self, token: str) -> Interaction:
        """One that was answered and may be followed up; raises 10015 or 50027."""
        found = next((one for one in self._kept if one.token == token), None)
        if found is None or not found.answer:
            raise DiscordError(10015)
        if self._age(found) > TOKEN_LASTS:
            raise DiscordError(50027)
        return found

    def _age(self, one: Interaction) -> timedelta:
        return self._now() - one.made_at


def allowed_answers(one: Interaction) -> tuple[int, ...]:
    """The types of answers Discord takes; a modal from a message may change that message."""
    from_message = one.type == SUBMIT and one.message is not None
    return (*ANSWERS[one.type], *((DEFERRED_UPDATE, UPDATE) if from_message else ()))
