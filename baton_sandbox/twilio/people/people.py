"""The people behind the phones: they read a delivered text, think about it for a while, and may answer."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import FictionalContact
from baton_sandbox.twilio.network.agenda import Agenda
from baton_sandbox.twilio.network.exchange import Exchange
from baton_sandbox.twilio.network.messages import Message
from baton_sandbox.twilio.people.temper import answer_delay, temper_of
from baton_sandbox.twilio.people.voice import Speaker, answer

TYPING = timedelta(seconds=4)


@dataclass(frozen=True, eq=False)
class Thought:
    """An answer that somebody is going to send when it is `due`."""

    due: datetime
    body: str


class People:
    """Everybody who can be texted; `contacts` have names and languages, strangers speak English."""

    def __init__(
        self,
        exchange: Exchange,
        clock: Clock,
        agenda: Agenda,
        contacts: Iterable[FictionalContact],
        *,
        seed: int,
    ) -> None:
        self.known = {contact.phone: contact for contact in contacts}
        self._auto = False
        self._pace = 1.0
        self._exchange = exchange
        self._clock = clock
        self._agenda = agenda
        self._seed = seed
        self._read: Counter[str] = Counter()
        self._thoughts: dict[str, Thought] = {}
        self._watchers: list[Callable[[str], None]] = []
        exchange.watch(self._notice)

    def watch_typing(self, watcher: Callable[[str], None]) -> None:
        """Tell `watcher` the number of everybody who begins or ceases to type."""
        self._watchers.append(watcher)

    def set_auto(self, *, auto: bool, pace: float) -> None:
        """Let people answer by themselves or not, `pace` times faster than life, pending answers included."""
        if pace <= 0:
            raise ValueError("The pace must be more than zero.")
        faster, self._auto, self._pace = pace / self._pace, auto, pace
        now = self._clock.now()
        for number, thought in tuple(self._thoughts.items()):
            remaining = max(thought.due - now, timedelta(0)) / faster
            self._think(number, Thought(now + remaining, thought.body))
            self._tell(number)

    @property
    def auto(self) -> bool:
        return self._auto

    @property
    def pace(self) -> float:
        return self._pace

    def is_typing(self, number: str) -> bool:
        thought = self._thoughts.get(number)
        return self._auto and thought is not None and thought.due - self._clock.now() <= TYPING

    def _notice(self, message: Message, at: datetime) -> None:
        if message.is_inbound:  # somebody typed it on the phone's page: nothing is left to say
            self._thoughts.pop(message.contact, None)
        elif message.direction == "outbound-api" and message.status == "delivered":
            self._consider(message, at)

    def _consider(self, message: Message, at: datetime) -> None:
        number, turn = message.to, self._read[message.to]
        self._read[number] += 1
        if number in self._thoughts:
            return
        random = Random(f"answer:{self._seed}:{number}:{turn}")
        speaker = self._speaker(number)
        body = answer(speaker, self._heard(number), turn, random)
        if body is not None:
            delay = answer_delay(speaker.temper, turn, random) / self._pace
            self._think(number, Thought(at + delay, body))

    def _heard(self, number: str) -> str:
        texts = self._exchange.log.with_contact(number)
        return " ".join(text.body for text in texts if text.direction == "outbound-api")

    def _speaker(self, number: str) -> Speaker:
        contact = self.known.get(number)
        language = contact.language if contact else "en"
        return Speaker(
            contact.first_name if contact else "", language, temper_of(number, language, self._seed)
        )

    def _think(self, number: str, thought: Thought) -> None:
        self._thoughts[number] = thought
        self._agenda.put(thought.due - TYPING, partial(self._type, number, thought))
        self._agenda.put(thought.due, partial(self._say, number, thought))

    def _type(self, number: str, thought: Thought, _at: datetime) -> None:
        if self._auto and self._thoughts.get(number) is thought:
            self._tell(number)

    def _say(self, number: str, thought: Thought, at: datetime) -> None:
        if self._auto and self._thoughts.get(number) is thought:
            self._exchange.receive(number, thought.body, at)

    def _tell(self, number: str) -> None:
        for watcher in tuple(self._watchers):
            watcher(number)
