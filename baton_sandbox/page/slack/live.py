"""The page's live feed: one person's view of the workspace, sent as it changes."""

from baton_sandbox.chat.people import initials
from baton_sandbox.page.window import Window, clock_state
from baton_sandbox.shapes import Json
from baton_sandbox.slack.screens import as_filled_in
from baton_sandbox.slack.state import changes
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.workspace import Workspace


class SlackWindow(Window):
    """One browser tab, seen as one person of the workspace."""

    def __init__(self, workspace: Workspace, person: str) -> None:
        self._workspace = workspace
        self._world = workspace.world
        super().__init__(
            person,
            workspace.world.clock,
            {
                changes.MessagePosted: self._posted,
                changes.MessageChanged: self._changed,
                changes.MessageDeleted: self._deleted,
                changes.MemberJoined: self._joined,
                changes.GroupChanged: self._groups_changed,
                changes.ModalsChanged: self._modals_changed,
                changes.ModalRefused: self._refused,
                changes.HomeChanged: self._home_changed,
            },
        )

    def _greet(self) -> None:
        self._put("hello", **greeting(self._workspace, self.person))
        self._modals_changed(changes.ModalsChanged(self.person))
        self._home_changed(changes.HomeChanged(self.person))

    def _channels(self) -> list[Json]:
        return channels_of(self._workspace, self.person)

    def _people(self) -> list[Json]:
        return people_of(self._workspace)

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

    def _joined(self, change: changes.MemberJoined) -> None:
        if change.person != self.person and self._sees(change.channel, None):
            self._tell_channels()

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
        "clock": clock_state(workspace.world.clock),
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
        "initials": initials(person.full_name),
        "color": person.color,
        "is_bot": person.is_bot,
        "is_admin": person.is_admin,
        "status": person.status,
    }
