"""Signed form posts to the bot, in order for each contact, tried again while the bot cannot take them."""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from urllib.parse import urldefrag

from aiohttp import ClientError, ClientSession, ClientTimeout
from twilio.request_validator import RequestValidator
from yarl import URL

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.faults import Mishaps
from baton_sandbox.twilio.network.agenda import Agenda

ANSWER_WITHIN = ClientTimeout(total=15)  # seconds; the provider's own limit for webhooks
BACKOFF = tuple(timedelta(seconds=s) for s in (1, 5, 30, 120, 600))


@dataclass(frozen=True)
class Webhook:
    """One thing to tell the bot; `kind` is "inbound" or "status". Webhooks of one `lane` keep their order.

    The `token` is the same for every copy and every new try, as the provider's idempotency token is.
    """

    kind: str
    lane: str
    url: str
    params: Mapping[str, str]
    token: str
    tries: int = 0


@dataclass(frozen=True)
class Delivery:
    """One try of a webhook and how the bot answered: a status and a body, or None and the error."""

    webhook: Webhook
    at: datetime
    status: int | None
    answer: str

    @property
    def will_repeat(self) -> bool:
        lost = self.status is None or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return lost and self.webhook.tries < len(BACKOFF)


class Webhooks:
    """The provider's outgoing side. `deliveries` keeps every try."""

    def __init__(self, clock: Clock, agenda: Agenda, auth_token: str, *, at_once: int = 16) -> None:
        self.mishaps = Mishaps()
        self.deliveries: list[Delivery] = []
        self.on_answer: Callable[[Webhook, str, datetime], None] = lambda *_: None
        self._clock = clock
        self._agenda = agenda
        self._signer = RequestValidator(auth_token)
        self._door = asyncio.Semaphore(at_once)
        self._lanes: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._under_way: set[asyncio.Task[None]] = set()
        self._detours: dict[str, str] = {}
        self._tokens = itertools.count(1)
        self._http: ClientSession | None = None

    async def open(self) -> None:
        self._http = ClientSession(timeout=ANSWER_WITHIN, headers={"User-Agent": "TwilioProxy/1.1"})

    async def close(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if self._http:
            await self._http.close()

    def detour(self, public_base: str, actual_base: str) -> None:
        """Sign for URLs under `public_base` but post to `actual_base`, as through a proxy before the bot."""
        self._detours[public_base] = actual_base

    def post(self, kind: str, lane: str, url: str, params: Mapping[str, str], at: datetime) -> None:
        """Send a webhook as soon as the mishaps switched on allow; returns at once."""
        token = f"{lane}-{next(self._tokens)}"
        for copy in range(self.mishaps.copies):  # a lane each, so that copies meet at the bot
            webhook = Webhook(kind, f"{lane}/{copy}", url, params, token)
            if self.mishaps.delay:
                self._agenda.put(at + self.mishaps.delay, partial(self._start, webhook))
            else:
                self._start(webhook)

    async def answered(self) -> None:
        """Wait until no post is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    @property
    def under_way(self) -> int:
        return len(self._under_way)

    def _start(self, webhook: Webhook, _due: datetime | None = None) -> None:
        task = asyncio.create_task(self._deliver(webhook))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _deliver(self, webhook: Webhook) -> None:
        async with self._lanes[webhook.lane], self._door:
            status, answer = await self._try(webhook)
        delivery = Delivery(webhook, self._clock.now(), status, answer)
        self.deliveries.append(delivery)
        if status == HTTPStatus.OK:
            self.on_answer(webhook, answer, delivery.at)
        if delivery.will_repeat:
            again = replace(webhook, tries=webhook.tries + 1)
            self._agenda.put(delivery.at + BACKOFF[webhook.tries], partial(self._start, again))

    async def _try(self, webhook: Webhook) -> tuple[int | None, str]:
        if self._http is None:
            return None, "the provider is closed"
        url = urldefrag(webhook.url).url  # the fragment carries connection settings and is not signed
        signature = self._signer.compute_signature(url, dict(webhook.params))
        headers = {"X-Twilio-Signature": signature, "I-Twilio-Idempotency-Token": webhook.token}
        target = URL(self._actual(url), encoded=True)
        try:
            async with self._http.post(target, data=dict(webhook.params), headers=headers) as response:
                return response.status, await response.text(errors="replace")
        except (ClientError, TimeoutError, OSError) as error:
            return None, type(error).__name__

    def _actual(self, url: str) -> str:
        for public_base, actual_base in self._detours.items():
            if url.startswith(public_base):
                return actual_base + url.removeprefix(public_base)
        return url
