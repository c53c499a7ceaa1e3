"""Posts the courier's letters to Discord, or edits the message in which the former letter stands."""

from dataclasses import dataclass
from http import HTTPStatus

import discord
import structlog

from bot.assignment.desk import Desk
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.shifts import ShiftEventPost
from bot.assignment.people import fallback_channels
from bot.courier import PostLater, PostNever
from bot.handlers.discord.failures import FAILURES, code_of, is_passing, wait_of
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.discord.screen import files
from bot.handlers.discord.wire.events import NONE, Events
from bot.views.discord.aloud import aloud
from bot.views.discord.paint import panel as painted
from bot.views.discord.surfaces import Panel
from bot.views.phrases.languages import speaking
from bot.views.screens.letters import letter as written

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

# No direct messages to this person; none without a server in common.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
_TAKES_NONE = {50007, 50278}
# This place takes no messages of ours, whatever they say: it is unknown, of a kind for other things, or shut.
_CLOSED = _TAKES_NONE | {
    10003,
    10004,
    10007,
    10013,
    40058,
    50001,
    50008,
    50009,
    50013,
    50024,
    50033,
    50083,
    160005,
}
_ALOUD = "aloud"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter stands; `aloud` in a channel that others read, though it is one person's."""

    channel: int
    message: int
    aloud: bool = False

    @classmethod
    def parse(cls, reference: str) -> "Place":
        """The place that a reference names: `channel:message`, or `channel:message:aloud`."""
        channel, message, *more = reference.split(":")
        return cls(int(channel), int(message), _ALOUD in more)

    def __str__(self) -> str:
        return f"{self.channel}:{self.message}" + (f":{_ALOUD}" if self.aloud else "")


class DiscordPoster:
    """The courier's Discord, by requests alone: a process that hears nothing posts as well.

    An address is a channel's id or an account. Whoever takes no direct messages is rung in a channel.
    """

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._rooms: dict[str, int] = {}
        self._events = Events(client)

    async def post(self, letter: Letter) -> str:
        """Show a letter and return where it stands.

        Raises PostLater, PostNever, or what Discord says of a letter that is not to its liking.
        """
        try:
            with speaking(letter.language):
                if isinstance(letter.content, ShiftEventPost):
                    former_event = letter.reference or NONE
                    return await self._events.announce(letter.content, letter.address, former_event)
                if letter.reference is None:
                    return str(await self._add(letter))
                former = Place.parse(letter.reference)
                return str(await (self._move if letter.anew else self._edit)(letter, former))
        except FAILURES as failure:
            verdict = _verdict(failure)
            if verdict is None:
                raise
            raise verdict from failure

    async def _add(self, letter: Letter) -> Place:
        if letter.closed:
            return await self._add_aloud(letter)
        page = written(letter.content)
        try:
            place = await self._send(await self._room(letter.address), painted(page))
        except discord.Forbidden as no:
            if no.code not in _TAKES_NONE:
                raise
            if letter.elsewhere:
                raise PostNever(code_of(no)) from no
            await self._desk.run(fallback_channels.found_closed, PLATFORM, letter.address)
            return await self._add_aloud(letter)
        if page.pinned:
            await self._pin(place, pinned=True)
        return place

    async def _add_aloud(self, letter: Letter) -> Place:
        """Ring the person in the first channel that Baton may post in; what is no news rings nobody."""
        if not getattr(letter.content, "fresh", True):
            raise PostNever("no news, and no direct messages")
        panel = aloud(letter.content, letter.address)
        for room in await self._desk.read(fallback_channels.rooms_for, PLATFORM, letter.address):
            try:
                place = await self._send(int(room), panel)
            except (discord.NotFound, discord.Forbidden) as no:
                log.info("a channel is closed to Baton", code=code_of(no))
            else:
                return Place(place.channel, place.message, aloud=True)
        raise PostNever("no direct messages, and no channel either")

    async def _send(self, room: int, panel: Panel) -> Place:
        drawn = panel.layout()
        drawn.stop()
        message = await self._client.get_partial_messageable(room).send(
            view=drawn, allowed_mentions=panel.mentions(), files=files(panel)
        )
        return Place(message.channel.id, message.id)

    async def _room(self, address: str) -> int:
        """The channel of an address: itself, or the direct message with the person whose account it is."""
        if address not in self._rooms:
            try:
                self._rooms[address] = (await self._client.fetch_channel(int(address))).id
            except discord.NotFound:
                user = await self._client.fetch_user(int(address))
                self._rooms[address] = (user.dm_channel or await user.create_dm()).id
        return self._rooms[address]

    async def _edit(self, letter: Letter, former: Place) -> Place:
        page = written(letter.content)
        panel = aloud(letter.content, letter.address) if former.aloud else painted(page)
        drawn = panel.layout()
        drawn.stop()
        try:
            await (
                self._client.get_partial_messageable(former.channel)
                .get_partial_message(former.message)
                .edit(view=drawn, allowed_mentions=panel.mentions(), attachments=files(panel))
            )
        except (discord.NotFound, discord.Forbidden):
            return await self._add(letter)
        if page.pinned is False:
            await self._pin(former, pinned=False)
        return former

    async def _pin(self, place: Place, *, pinned: bool) -> None:
        """Pin a message to its channel, or take it off, where Baton may: nothing hangs on that."""
        room = self._client.get_partial_messageable(place.channel)
        message = room.get_partial_message(place.message)
        try:
            await (message.pin() if pinned else message.unpin())
        except FAILURES as failure:
            log.info("a message was not pinned or unpinned", code=code_of(failure))

    async def _move(self, letter: Letter, former: Place) -> Place:
        """Post anew and take the former message away, so that one inbox, or one digest, is in sight."""
        place = await self._add(letter)
        try:
            await (
                self._client.get_partial_messageable(former.channel)
                .get_partial_message(former.message)
                .delete()
            )
        except FAILURES as failure:
            log.info("a former message stays", code=code_of(failure))
        return place


def _verdict(failure: BaseException) -> PostLater | PostNever | None:
    """What a failure says of the place; None where it is about this letter, which Baton wrote badly.

    A token that does not work is the operator's to mend: letters wait for that.
    """
    if is_passing(failure):
        return PostLater(wait_of(failure))
    if not isinstance(failure, discord.HTTPException):
        return None
    if failure.status == HTTPStatus.UNAUTHORIZED:
        return PostLater()
    return PostNever(code_of(failure)) if failure.code in _CLOSED else None
