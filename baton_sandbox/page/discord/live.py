"""The live feed of the Discord page: one person's view of the guild, sent as it changes."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from aiohttp import web

from baton_sandbox.discord.acts import commands
from baton_sandbox.discord.checks.commands import SUB_COMMAND, SUB_GROUP
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.shapes import Json
from baton_sandbox.discord.state import changes
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.discord.state.people import Person
from baton_sandbox.discord.state.permissions import ADMINISTRATOR, MANAGE_GUILD
from baton_sandbox.page.phones import Phone

MOST_WAITING = 2000  # events one stalled browser tab may leave unread before it is let go


class Window:
    """One browser tab, seen as one person."""

    def __init__(self, hub: Hub, person: str) -> None:
        self._hub = hub
        self._world = hub.world
        self._events: asyncio.Queue[Json] = asyncio.Queue()
        self._fell_behind = False
        self.person = person
        self._handlers: dict[type, Callable[[Any], None]] = {
            changes.MessagePosted: self._posted,
            changes.MessageChanged: self._posted,
            changes.MessageDeleted: self._deleted,
            changes.ChannelsChanged: self._channels_changed,
            changes.PersonChanged: self._people_changed,
            changes.ModalChanged: self._modal_changed,
            changes.CommandsChanged: self._commands_changed,
            changes.Noticed: self._noticed,
            changes.AppReachable: self._app_reachable,
        }

    async def show(self, socket: web.WebSocketResponse) -> None:
        """Send everything once, then every change, until the tab closes or falls far behind."""
        self._put("hello", **greeting(self._hub, self.person))
        while not self._fell_behind:
            await socket.send_json(await self._events.get())

    def hear(self, change: changes.Change) -> None:
        """Put a change on its way if this person may see it."""
        if handler := self._handlers.get(type(change)):
            handler(change)

    def clock_changed(self) -> None:
        self._put("clock", **clock_state(self._hub))

    def phone_changed(self, phone: Phone, counts: dict[str, object]) -> None:
        self._put("phone", phone=phone, counts=counts)

    def _put(self, kind: str, **facts: object) -> None:
        if self._events.qsize() < MOST_WAITING:
            self._events.put_nowait({"type": kind, **facts})
        else:
            self._fell_behind = True

    def _sees(self, message: Message) -> bool:
        channel = self._world.channels[message.channel]
        return self._world.sees(self.person, channel) and message.only_for in (None, self.person)

    def _posted(self, change: changes.MessagePosted | changes.MessageChanged) -> None:
        if self._sees(change.message):
            self._put("message", message=shown(change.message))
            if isinstance(change, changes.MessagePosted):
                self._put("channels", channels=channels_of(self._hub, self.person))

    def _deleted(self, change: changes.MessageDeleted) -> None:
        if self._sees(change.message):
            self._put("message_deleted", channel=change.message.channel, id=change.message.id)

    def _channels_changed(self, change: changes.ChannelsChanged) -> None:
        if change.person == self.person:
            self._put("channels", channels=channels_of(self._hub, self.person))

    def _people_changed(self, _change: changes.PersonChanged) -> None:
        self._put("people", people=people_of(self._hub))

    def _modal_changed(self, change: changes.ModalChanged) -> None:
        if change.person == self.person:
            self._put("modal", modal=modal_of(self._hub, self.person))

    def _commands_changed(self, _change: changes.CommandsChanged) -> None:
        self._put("commands", commands=commands_of(self._hub, self.person))

    def _noticed(self, change: changes.Noticed) -> None:
        if change.person == self.person:
            self._put("notice", level="error", text=change.text)

    def _app_reachable(self, change: changes.AppReachable) -> None:
        self._put("app", online=change.online)


def greeting(hub: Hub, person: str) -> Json:
    """Everything a tab needs at first."""
    bot = hub.world.bot
    return {
        "team": {"name": hub.world.guild.name},
        "me": person,
        "people": people_of(hub),
        "roles": [
            {"id": role.id, "name": role.name, "color": role.color, "position": role.position}
            for role in hub.world.guild.roles.values()
        ],
        "channels": channels_of(hub, person),
        "commands": commands_of(hub, person),
        "clock": clock_state(hub),
        "bot": {"id": bot.id, "name": bot.name},
        "app_online": hub.gateway.online,
        "modal": modal_of(hub, person),
    }


def shown(message: Message) -> Json:
    """A message with what only Discord's own client knows of it."""
    return {**message.body, "ephemeral": message.is_ephemeral}


def people_of(hub: Hub) -> list[Json]:
    """Everybody who can still be met here."""
    return [_person(hub, person) for person in hub.world.people.values() if person.here]


def channels_of(hub: Hub, person: str) -> list[Json]:
    """The channels a person sees, with what is unread."""
    return [channel_state(hub, channel, person) for channel in hub.world.channels_of(person)]


def channel_state(hub: Hub, channel: Channel, person: str) -> Json:
    return {
        "id": channel.id,
        "name": hub.world.bot.name if channel.is_dm else channel.name,
        "kind": "im" if channel.is_dm else "channel",
        "private": channel.seen_by is not None,
        "topic": channel.topic,
        "unread": hub.world.unread(channel, person),
    }


def commands_of(hub: Hub, person: str) -> Json:
    """The commands a person is offered, each sub-command by itself, in the guild and in direct messages."""
    rooms = {"channel": next(one for one in hub.world.channels.values() if not one.is_dm)}
    direct = Channel("", recipient=person)
    return {
        kind: [leaf for one in commands.offered(hub, person, room) for leaf in _leaves(one, [one["name"]])]
        for kind, room in (rooms | {"im": direct}).items()
    }


def modal_of(hub: Hub, person: str) -> Json | None:
    """The open modal with what stands in its fields."""
    modal = hub.world.modals.get(person)
    return {"id": modal.id, "body": modal.body, "entered": modal.entered} if modal else None


def clock_state(hub: Hub) -> Json:
    clock = hub.world.clock
    return {"now": clock.now().isoformat(), "offset_seconds": clock.offset.total_seconds()}


def _leaves(place: Json, words: list[str]) -> Iterator[Json]:
    inner = [one for one in place.get("options") or [] if one["type"] in (SUB_COMMAND, SUB_GROUP)]
    if not inner:
        yield {"words": words, "description": place["description"], "options": place.get("options") or []}
    for one in inner:
        yield from _leaves(one, [*words, one["name"]])


def _person(hub: Hub, person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.handle,
        "real_name": person.shown_name,
        "title": person.title,
        "initials": person.initials,
        "color": person.color,
        "roles": list(person.roles),
        "is_bot": person.is_bot,
        "is_admin": bool(hub.world.permissions(person.id) & (ADMINISTRATOR | MANAGE_GUILD))
        and not person.is_bot,
        "takes_dms": person.takes_dms,
    }
