"""The provider itself: takes texts in, sends them on their way, brings answers back, and minds opt-outs."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from random import Random

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.network.agenda import Agenda
from baton_sandbox.twilio.network.carrier import Line, Passage, Step, Traffic, itinerary, line_of
from baton_sandbox.twilio.network.forms import inbound_form, status_form
from baton_sandbox.twilio.network.media import Medium
from baton_sandbox.twilio.network.messages import FINAL, Message, MessageLog
from baton_sandbox.twilio.network.optout import CONFIRMATIONS, opt_out_type
from baton_sandbox.twilio.network.refusals import ApiRefusal
from baton_sandbox.twilio.network.segments import segments
from baton_sandbox.twilio.network.twiml import messages_in
from baton_sandbox.twilio.network.webhooks import Webhook, Webhooks

File = tuple[str, bytes]
Watcher = Callable[[Message, datetime], None]


@dataclass(frozen=True)
class Account:
    """Who the bot is to the provider, and the numbers and short codes of its one Messaging Service."""

    sid: str
    auth_token: str
    service_sid: str
    numbers: tuple[str, ...]
    short_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Creation:
    """A create request that reads well; `sender` is None when the pool may choose."""

    to: str
    body: str
    sender: str | None
    service_sid: str | None
    status_callback: str | None
    validity: timedelta


class Exchange:
    """State and rules of the provider. All it does is timed by the agenda and told to watchers."""

    def __init__(
        self, account: Account, clock: Clock, agenda: Agenda, webhooks: Webhooks, *, seed: int
    ) -> None:
        self.account = account
        self.traffic = Traffic()
        self.log = MessageLog()
        self.opted_out: set[str] = set()
        self.refusing: dict[str, int] = {}
        self.advanced_opt_out = True
        # What the account's owner has set otherwise, and how far registrations are.
        self.service: dict[str, object] = {}
        self.registered: str | None = "VERIFIED"
        self.verified: str | None = "TWILIO_APPROVED"
        self.inbound_url: str | None = None
        self.base_url = ""
        self._clock = clock
        self._agenda = agenda
        self._webhooks = webhooks
        self._seed = f"{seed}:{clock.now().isoformat()}"  # a later start must not reuse sids
        self._turns = itertools.count(1)
        self._watchers: list[Watcher] = []
        self._kept: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        webhooks.on_answer = self._answered

    def watch(self, watcher: Watcher) -> None:
        """Tell `watcher` of every new message and every change of one, with the time it happened."""
        self._watchers.append(watcher)

    def create(self, creation: Creation) -> Message:
        """Take a text for delivery; ApiRefusal when its number will have none, or is to have none."""
        self._refuse_closed(creation.to)
        now = self._clock.now()
        message = Message(
            sid=self._new_sid(),
            direction="outbound-api",
            sender=creation.sender,
            to=creation.to,
            body=creation.body,
            status="accepted" if creation.service_sid else "queued",
            created=now,
            service_sid=creation.service_sid,
            status_callback=creation.status_callback,
            validity=creation.validity,
            segments=segments(creation.body) if creation.sender else 0,
        )
        passage = Passage(message.to, len(self._texts_to(message.to)), message.validity)
        self._record(message, now)
        for step in itinerary(passage, self.traffic, Random(message.sid)):
            self._agenda.put(now + step.after, partial(self._move, message, step))
        return message

    def receive(self, sender: str, body: str, at: datetime, files: Sequence[File] = ()) -> Message:
        """Take in a text from outside at the time `at`: record it, obey its opt-out word, tell the bot.

        `files` came with it, each a MIME type and bytes.
        """
        body = body.encode("utf-8", "replace").decode()  # no wire carries a lone surrogate
        word = opt_out_type(body, opted_out=sender in self.opted_out)
        message = Message(
            sid=self._new_sid("MM" if files else "SM"),
            direction="inbound",
            sender=sender,
            to=self.sender_for(sender),
            body=body,
            status="received",
            created=at,
            service_sid=self.account.service_sid,
            segments=segments(body),
            sent=at,
            media=[Medium(self._new_sid("ME"), *file) for file in files],
        )
        self._record(message, at)
        if word:
            self._obey(word, message)
        if self.inbound_url:
            told = word if self.advanced_opt_out else None
            form = inbound_form(self.account.sid, message, told, self.base_url)
            self._webhooks.post("inbound", sender, self.inbound_url, form, at)
        return message

    def sender_for(self, contact: str) -> str:
        """The number of ours a contact knows: that of their thread, else always the same of the pool."""
        used = [m.sender for m in self.log.with_contact(contact) if not m.is_inbound and m.sender]
        pool = self.account.short_codes or self.account.numbers  # the provider prefers short codes
        return used[-1] if used else pool[_digest(contact) % len(pool)]

    def _refuse_closed(self, number: str) -> None:
        if number in self.refusing:
            raise ApiRefusal(self.refusing[number], number)
        if number in self.opted_out:
            raise ApiRefusal(21610, number)
        if line_of(number) is Line.NOT_MOBILE:
            raise ApiRefusal(21614, number)
        if line_of(number) is Line.REFUSED_LANDLINE:
            raise ApiRefusal(21635, number)

    def _texts_to(self, number: str) -> list[Message]:
        return [m for m in self.log.with_contact(number) if not m.is_inbound]

    def _move(self, message: Message, step: Step, at: datetime) -> None:
        message.sender = message.sender or self.sender_for(message.to)
        message.segments = message.segments or segments(message.body)
        message.status, message.error_code, message.updated = step.status, step.error_code, at
        if step.status == "sent":
            message.sent = at
        self._notify(message, at)
        if message.status_callback:
            self._call_back(message, message.status_callback, at)

    def _call_back(self, message: Message, url: str, at: datetime) -> None:
        kept = self._kept[message.sid]
        kept.append(status_form(self.account.sid, message))
        if self._webhooks.mishaps.out_of_order:
            if message.status not in FINAL:
                return
            kept.reverse()
        for form in self._kept.pop(message.sid):
            self._webhooks.post("status", message.contact, url, form, at)

    def _obey(self, word: str, inbound: Message) -> None:
        """Stop or start, and confirm it to the contact as the provider does by itself."""
        if word == "STOP":
            self.opted_out.add(inbound.contact)
        elif word == "START":
            self.opted_out.discard(inbound.contact)
        self._reply(inbound.to, inbound.contact, CONFIRMATIONS[word], inbound.created)

    def _answered(self, webhook: Webhook, answer: str, at: datetime) -> None:
        """The bot may answer an inbound text with texts of its own; whoever stopped us gets none."""
        contact = webhook.params["From"]
        if webhook.kind == "inbound" and contact not in self.opted_out:
            for body in messages_in(answer):
                self._reply(webhook.params["To"], contact, body, at)

    def _reply(self, sender: str, contact: str, body: str, at: datetime) -> None:
        reply = Message(
            sid=self._new_sid(),
            direction="outbound-reply",
            sender=sender,
            to=contact,
            body=body,
            status="delivered",
            created=at,
            service_sid=self.account.service_sid,
            segments=segments(body),
            sent=at,
        )
        self._record(reply, at)

    def _record(self, message: Message, at: datetime) -> None:
        self.log.add(message)
        self._notify(message, at)

    def _notify(self, message: Message, at: datetime) -> None:
        for watcher in tuple(self._watchers):
            watcher(message, at)

    def _new_sid(self, kind: str = "SM") -> str:
        return kind + blake2b(f"{self._seed}:{next(self._turns)}".encode(), digest_size=16).hexdigest()


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest())
