"""The page's live feed: one person's view of the workspace, sent as it changes."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web

from baton_sandbox.page.phones import Phone
from baton_sandbox.slack.screens import as_filled_in
from baton_sandbox.slack.shapes import Json
from baton_sandbox.slack.state import changes
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.workspace import Workspace

MOST_WAITING = 2000  # events one stalled browser tab may leave unread before it is let go


class Window:
    """One browser tab, seen as one person."""

    def __init__(self, workspace: Workspace, person: str) -> None:
        self._workspace = workspace
        self._world = workspace.world
        self._events: asyncio.Queue[Json] = asyncio.Queue()
        self._handlers: dict[type, Callable[[Any], None]] = {
            changes.MessagePosted: self._posted,
            changes.MessageChanged: self._changed,
            changes.MessageDeleted: self._deleted,
            changes.ChannelsChanged: self._channels_changed,
            changes.MemberJoined: self._joined,
            changes.PersonChanged: self._people_changed,
            changes.GroupChanged: self._groups_changed,
            changes.ModalsChanged: self._modals_changed,
            changes.ModalRefused: self._refused,
            changes.HomeChanged: self._home_changed,
            changes.Noticed: self._noticed,
            changes.AppReachable: self._app_reachable,
        }
        self._fell_behind = False
        self.person = person

    async def show(self, socket: web.WebSocketResponse) -> None:
        """Send everything once, then every change, until the tab closes or falls far behind."""
        self._greet()
        while not self._fell_behind:
            await socket.send_json(await self._events.get())

    def hear(self, change: changes.Change) -> None:
        """Put a change on its way if this person may see it."""
        if handler := self._handlers.get(type(change)):
            handler(change)

    def clock_changed(self) -> None:
        self._put("clock", **clock_state(self._workspace))

    def phone_changed(self, phone: Phone, counts: dict[str, object]) -> None:
        self._put("phone", phone=phone, counts=counts)

    def _greet(self) -> None:
        self._put("hello", **greeting(self._workspace, self.person))
        self._modals_changed(changes.ModalsChanged(self.person))
        self._home_changed(changes.HomeChanged(self.person))

    def _put(self, kind: str, **facts: object) -> None:
        if self._events.qsize() < MOST_WAITING:
            self._events.put_nowait({"type": kind, **facts})
        else:
            self._fell_behind = True

    def _sees(self, channel_id: str, only_for: str | None) -> bool:
        channel = self._world.channels.get(channel_id)
        return channel is not None and channel.has(self.person) and only_for in (None, self.person)

    def _posted(self, change: changes.MessagePosted) -> None:
        if self._sees(change.channel, change.only_for):
            self._put("message", channel=change.channel, message=change.message)

    def _changed(self, change: changes.MessageChanged) -> None:
        if self._sees(change.channel, change.only_for):
            self._put("message_changed", channel=change.channel, message=change.message)

    def _deleted(self, change: changes.MessageDeleted) -> None:
        if self._sees(change.channel, change.only_for):
            self._put("message_deleted", channel=change.channel, ts=change.message["ts"])

    def _channels_changed(self, change: changes.ChannelsChanged) -> None:
        if change.person == self.person:
            self._put("channels", channels=channels_of(self._workspace, self.person))

    def _joined(self, change: changes.MemberJoined) -> None:
        if change.person != self.person and self._sees(change.channel, None):
            self._put("channels", channels=channels_of(self._workspace, self.person))

    def _people_changed(self, _change: changes.PersonChanged) -> None:
        self._put("people", people=people_of(self._workspace))

    def _groups_changed(self, _change: changes.GroupChanged) -> None:
        self._put("groups", groups=groups_of(self._workspace))

    def _modals_changed(self, change: changes.ModalsChanged) -> None:
        if change.person == self.person:
            stack = self._world.views.stack(self.person)
            self._put("modals", stack=[as_filled_in(self._workspace, self.person, view) for view in stack])

    def _refused(self, change: changes.ModalRefused) -> None:
        if change.person == self.person:
            self._put("modal_errors", view_id=change.view_id, errors=change.errors)

    def _home_changed(self, change: changes.HomeChanged) -> None:
        if change.person == self.person:
            home = self._world.views.home(self.person)
            self._put("home", view=as_filled_in(self._workspace, self.person, home) if home else None)

    def _noticed(self, change: changes.Noticed) -> None:
        if change.person == self.person:
            self._put("notice", level=change.level, text=change.text)

    def _app_reachable(self, change: changes.AppReachable) -> None:
        self._put("app", online=change.online)


def greeting(workspace: Workspace, person: str) -> Json:
    """Everything a tab needs at first."""
    world, app = workspace.world, workspace.app
    commands = workspace.manifest.commands
    return {
        "team": {"name": world.team.name},
        "me": person,
        "people": people_of(workspace),
        "groups": groups_of(workspace),
        "channels": channels_of(workspace, person),
        "commands": [
            {"command": c.command, "description": c.description, "usage_hint": c.usage_hint} for c in commands
        ],
        "clock": clock_state(workspace),
        "bot": {"id": app.bot_user, "name": world.people[app.bot_user].real_name, "app_id": app.id},
        "app_online": workspace.delivery.online,
    }


def people_of(workspace: Workspace) -> list[Json]:
    """Everybody who can still be met here."""
    return [_person(somebody) for somebody in workspace.world.people.values() if not somebody.deleted]


def groups_of(workspace: Workspace) -> list[Json]:
    """The user groups that can be named here."""
    return [
        {"id": group.id, "handle": group.handle, "name": group.name}
        for group in workspace.world.groups.values()
        if not group.disabled
    ]


def clock_state(workspace: Workspace) -> Json:
    clock = workspace.world.clock
    return {"now": clock.now().isoformat(), "offset_seconds": clock.offset.total_seconds()}


def channels_of(workspace: Workspace, person: str) -> list[Json]:
    """The channels a person is in, with what is unread."""
    return [channel_state(workspace, channel, person) for channel in workspace.world.channels.of(person)]


def channel_state(workspace: Workspace, channel: Channel, person: str) -> Json:
    direct = channel.kind == "im"
    peer = channel.peer_of(person)
    return {
        "id": channel.id,
        "name": workspace.world.people[peer].handle if direct else channel.name,
        "kind": "im" if direct else "channel",
        "private": channel.kind != "channel",
        "peer": peer if direct else None,
        "topic": channel.topic,
        "unread": workspace.world.unread(channel, person),
        "members": len(channel.members),
    }


def _person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.handle,
        "real_name": person.real_name,
        "title": person.title,
        "zone": person.zone,
        "initials": person.initials,
        "color": person.color,
        "is_bot": person.is_bot,
        "is_admin": person.is_admin,
        "status": person.status,
    }
