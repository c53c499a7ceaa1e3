"""A loopback Twilio: the Messages API, the phone network behind it, and the people who hold the phones."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b

from baton_sandbox.clock import Clock
from baton_sandbox.contacts import FictionalContact
from baton_sandbox.listening import listening
from baton_sandbox.service import Service
from baton_sandbox.twilio.api.api import Provider, make_app
from baton_sandbox.twilio.api.ledger import Create
from baton_sandbox.twilio.faults import Faults, Mishaps
from baton_sandbox.twilio.network.agenda import Agenda
from baton_sandbox.twilio.network.carrier import Traffic
from baton_sandbox.twilio.network.exchange import Account, Exchange
from baton_sandbox.twilio.network.webhooks import Delivery, Webhooks
from baton_sandbox.twilio.people.people import People
from baton_sandbox.twilio.phones import Phones

POOL = ("+12025550141", "+12025550142", "+12025550143")


def account_of(seed: int, numbers: Iterable[str] = POOL) -> Account:
    """The credentials a sandbox with this seed has, the same on every start."""

    def secret(name: str) -> str:
        return blake2b(f"{seed}:{name}".encode(), digest_size=16).hexdigest()

    return Account(f"AC{secret('account')}", secret("token"), f"MG{secret('service')}", tuple(numbers))


class TwilioServer(Service):
    """`async with TwilioServer(clock) as twilio:` serves on loopback until the block ends.

    `contacts` are the people who answer by themselves once `phones.set_auto` says so.
    """

    def __init__(
        self, clock: Clock, seed: int = 7, *, contacts: Sequence[FictionalContact] = (), port: int = 0
    ) -> None:
        account = account_of(seed)
        self._agenda = Agenda(clock)
        self._webhooks = Webhooks(clock, self._agenda, account.auth_token)
        self._exchange = Exchange(account, clock, self._agenda, self._webhooks, seed=seed)
        self._provider = Provider(self._exchange, clock, since=clock.now())
        self._port = port
        self._url = ""
        self.people = People(self._exchange, clock, self._agenda, contacts, seed=seed)
        self.phones = Phones(self._exchange, clock, self.people)

    async def _start(self, stack: AsyncExitStack) -> None:
        await self._webhooks.open()
        stack.push_async_callback(self._webhooks.close)
        self._url = await stack.enter_async_context(
            listening(make_app(self._provider), "127.0.0.1", self._port)
        )
        self._exchange.base_url = self._url
        beat = asyncio.create_task(self._agenda.run())
        stack.callback(beat.cancel)

    @property
    def base_url(self) -> str:
        """Where the API answers, both as api.twilio.com and as messaging.twilio.com; no slash at the end."""
        return self._url

    @property
    def account_sid(self) -> str:
        return self._exchange.account.sid

    @property
    def auth_token(self) -> str:
        return self._exchange.account.auth_token

    @property
    def messaging_service_sid(self) -> str:
        return self._exchange.account.service_sid

    @property
    def numbers(self) -> tuple[str, ...]:
        return self._exchange.account.numbers

    @property
    def faults(self) -> Faults:
        """What goes wrong with the next creates."""
        return self._provider.faults

    @property
    def mishaps(self) -> Mishaps:
        """What happens to webhooks on their way."""
        return self._webhooks.mishaps

    @property
    def traffic(self) -> Traffic:
        """How the phone network treats texts."""
        return self._exchange.traffic

    @property
    def refusing(self) -> dict[str, int]:
        """Numbers to which the provider takes no text, with the code that it gives."""
        return self._exchange.refusing

    @property
    def creates(self) -> list[Create]:
        """Every create request so far, taken or not."""
        return self._provider.creates

    @property
    def deliveries(self) -> list[Delivery]:
        """Every webhook sent so far, with the bot's answer."""
        return self._webhooks.deliveries

    def deliver_to(self, inbound_url: str | None, *, advanced_opt_out: bool = True) -> None:
        """Post inbound texts to this URL, with `OptOutType` under Advanced Opt-Out; None keeps them back."""
        self._exchange.inbound_url = inbound_url
        self._exchange.advanced_opt_out = advanced_opt_out

    def forget_media(self, sid: str) -> None:
        """Have the files of a message no more, as once its owner deleted them."""
        message = self._exchange.log.get(sid)
        if message is not None:
            message.media.clear()

    def register(self, campaign: str | None, toll_free: str | None, **service: object) -> None:
        """How far registrations are (None: not begun), and what the Messaging Service has set otherwise."""
        exchange = self._exchange
        exchange.registered, exchange.verified = campaign, toll_free
        exchange.service = service

    def own(self, *numbers: str) -> None:
        """Have these numbers in the Messaging Service."""
        self._exchange.account = replace(self._exchange.account, numbers=numbers)

    def detour(self, public_base: str, actual_base: str) -> None:
        """Sign webhooks for `public_base` but post them to `actual_base`, as if through a proxy."""
        self._webhooks.detour(public_base, actual_base)

    def lag_lists(self, lag: timedelta) -> None:
        """Let messages appear in the list only when they are this old."""
        self._provider.list_lag = lag

    def slow_lists(self, seconds: float) -> None:
        """Let everybody who asks for the list of messages wait so long."""
        self._provider.list_pause = seconds

    @property
    def listed(self) -> list[str]:
        """The numbers of ours for which the list of messages was asked for so far."""
        return self._provider.listed

    def fail_lists(self, *, failing: bool = True) -> None:
        """Answer nobody who asks for the list of messages."""
        self._provider.lists_fail = failing

    def mute(self, *numbers: str) -> None:
        """Answer nobody who asks for the list of messages to these numbers of ours; for all others, do."""
        self._provider.mute = set(numbers)

    def lease_short_code(self, code: str) -> None:
        """Put a short code into the Messaging Service: whoever has no thread yet is texted from one."""
        account = self._exchange.account
        self._exchange.account = replace(account, short_codes=(*account.short_codes, code))

    def number_of(self, contact: str) -> str:
        """The number of ours that a contact knows."""
        return self._exchange.sender_for(contact)

    async def settled(self) -> None:
        """Wait until nothing is due by the clock and every webhook sent has been answered."""
        self._agenda.catch_up()
        while self._webhooks.under_way:
            await self._webhooks.answered()
            self._agenda.catch_up()
