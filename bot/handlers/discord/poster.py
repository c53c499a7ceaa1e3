"""Posts the courier's letters to Discord, or edits the message in which the former letter stands."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

import discord

from bot.assignment.outcomes.delivery import DigestPost, InboxPost, Letter
from bot.assignment.outcomes.nudges import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.shift import ShiftReminderPost
from bot.courier import PostLater, PostNever
from bot.handlers.discord.failures import FAILURES, code_of, is_passing, wait_of
from bot.handlers.discord.screen import files
from bot.views.discord.letters import letter as written
from bot.views.discord.surfaces import Panel

_log = logging.getLogger(__name__)

# A message that old has scrolled away: editing it would not be noticed.
_NOTICED = timedelta(minutes=5)
# So long the same reminder is edited, so that nobody is rung twice an hour.
_RUNG = timedelta(hours=1)
Room = discord.abc.Messageable


class DiscordPoster:
    """The courier's Discord. An address is a channel's id or an account; a reference is `channel:message`."""

    def __init__(self, client: discord.Client, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._clock = clock
        self._rooms: dict[str, int] = {}

    async def post(self, letter: Letter) -> str:
        """Show a letter and return where it stands; raises PostLater or PostNever."""
        panel, former = written(letter.content), letter.reference
        try:
            if former is None:
                return await self._add(letter.address, panel)
            if self._is_to_be_noticed(letter, former):
                return await self._move(letter.address, panel, former)
            return await self._edit(letter.address, panel, former)
        except FAILURES as failure:
            raise _verdict(failure) from failure

    def _is_to_be_noticed(self, letter: Letter, former: str) -> bool:
        match letter.content:
            case InboxPost() | ShiftReminderPost() | StillOnItPost() | NobodyOnPost():
                noticed = _NOTICED
            case NudgePost() | EscalationPost():
                noticed = _RUNG
            case DigestPost():
                return letter.content.fresh
            case _:
                return False
        age = self._clock() - discord.utils.snowflake_time(_place(former)[1])
        return letter.content.fresh and age > noticed

    async def _add(self, address: str, panel: Panel) -> str:
        room = self._client.get_partial_messageable(await self._room(address))
        drawn = panel.layout()
        drawn.stop()
        message = await room.send(view=drawn, allowed_mentions=panel.mentions(), files=files(panel))
        return f"{message.channel.id}:{message.id}"

    async def _room(self, address: str) -> int:
        """The channel of an address: itself, or the direct message with the person whose account it is."""
        if address not in self._rooms:
            try:
                self._rooms[address] = (await self._client.fetch_channel(int(address))).id
            except discord.NotFound:
                user = await self._client.fetch_user(int(address))
                self._rooms[address] = (user.dm_channel or await user.create_dm()).id
        return self._rooms[address]

    async def _edit(self, address: str, panel: Panel, former: str) -> str:
        channel, message = _place(former)
        drawn = panel.layout()
        drawn.stop()
        try:
            await (
                self._client.get_partial_messageable(channel)
                .get_partial_message(message)
                .edit(view=drawn, allowed_mentions=panel.mentions(), attachments=files(panel))
            )
        except (discord.NotFound, discord.Forbidden):
            return await self._add(address, panel)
        return former

    async def _move(self, address: str, panel: Panel, former: str) -> str:
        """Post anew and take the former message away, so that one inbox, or one digest, is in sight."""
        reference = await self._add(address, panel)
        channel, message = _place(former)
        try:
            await self._client.get_partial_messageable(channel).get_partial_message(message).delete()
        except FAILURES as failure:
            _log.info("a former message stays: %s", code_of(failure))
        return reference


def _place(reference: str) -> tuple[int, int]:
    channel, _, message = reference.partition(":")
    return int(channel), int(message)


def _verdict(failure: BaseException) -> PostLater | PostNever:
    """A token that does not work is the operator's to mend: letters wait for that."""
    if is_passing(failure):
        return PostLater(wait_of(failure))
    if isinstance(failure, discord.HTTPException) and failure.status == HTTPStatus.UNAUTHORIZED:
        return PostLater()
    return PostNever(code_of(failure))
