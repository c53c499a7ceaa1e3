"""Turning changes of the world into the events the app subscribed to."""

from collections.abc import Callable
from typing import Any

from baton_sandbox.chat.changes import Change, PersonChanged
from baton_sandbox.shapes import Json
from baton_sandbox.slack import payloads
from baton_sandbox.slack.state import changes
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.people import group_object, user_object
from baton_sandbox.slack.workspace import Workspace

_MESSAGES_IN = {
    "im": "message.im",
    "channel": "message.channels",
    "private": "message.groups",
    "mpim": "message.mpim",
}
_CHANNEL_TYPE = {"im": "im", "channel": "channel", "private": "group", "mpim": "mpim"}


class Events:
    """Sends the app what its manifest asks for, where its bot may look."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._handlers: dict[type, Callable[[Any], None]] = {
            changes.MessagePosted: self._posted,
            changes.MessageChanged: self._changed,
            changes.MessageDeleted: self._deleted,
            changes.MemberJoined: self._joined,
            changes.FileShared: self._file_shared,
            PersonChanged: self._person_changed,
            changes.GroupChanged: self._group_changed,
        }

    def hear(self, change: Change) -> None:
        """Send the event for a change, if there is one."""
        if handler := self._handlers.get(type(change)):
            handler(change)

    def send(self, name: str, happened: Json) -> None:
        """Send one event if the app subscribed to its name."""
        if name in self._workspace.manifest.events:
            self._workspace.delivery.event(payloads.event(self._workspace, happened))

    def _posted(self, change: changes.MessagePosted) -> None:
        channel = self._visible(change.channel, change.only_for)
        if channel is None:
            return
        message = {**change.message, **_where(channel), "event_ts": change.message["ts"]}
        self.send(_MESSAGES_IN[channel.kind], message)
        if f"<@{self._workspace.app.bot_user}>" in message.get("text", "") and channel.kind != "im":
            self.send("app_mention", {**message, "type": "app_mention"})

    def _changed(self, change: changes.MessageChanged) -> None:
        channel = self._visible(change.channel, change.only_for)
        if channel is not None:
            edit = {
                "subtype": "message_changed",
                "message": change.message,
                "previous_message": change.before,
            }
            self._send_about(channel, edit)

    def _deleted(self, change: changes.MessageDeleted) -> None:
        channel = self._visible(change.channel, change.only_for)
        if channel is not None:
            gone = {"subtype": "message_deleted", "deleted_ts": change.message["ts"]}
            self._send_about(channel, {**gone, "previous_message": change.message})

    def _send_about(self, channel: Channel, edit: Json) -> None:
        stamp = self._workspace.world.ids.stamp()
        happened = {
            "type": "message",
            "hidden": True,
            "ts": stamp,
            "event_ts": stamp,
            **_where(channel),
            **edit,
        }
        self.send(_MESSAGES_IN[channel.kind], happened)

    def _joined(self, change: changes.MemberJoined) -> None:
        channel = self._visible(change.channel, None)
        if channel is not None:
            joined = {
                "type": "member_joined_channel",
                "user": change.person,
                "team": self._workspace.world.team.id,
            }
            inviter = {"inviter": change.inviter} if change.inviter else {}
            kind = "C" if channel.kind == "channel" else "G"
            self.send(
                "member_joined_channel", {**joined, "channel": channel.id, "channel_type": kind, **inviter}
            )

    def _file_shared(self, change: changes.FileShared) -> None:
        if self._visible(change.channel, None) is not None:
            shared = {"type": "file_shared", "channel_id": change.channel, "file_id": change.file}
            self.send("file_shared", {**shared, "user_id": change.person, "file": {"id": change.file}})

    def _person_changed(self, change: PersonChanged) -> None:
        workspace = self._workspace
        with_email = "users:read.email" in workspace.manifest.scopes
        person, now = workspace.world.people[change.person], workspace.world.clock.now()
        name = "team_join" if change.is_new else "user_change"
        self.send(
            name,
            {"type": name, "user": user_object(person, workspace.world.team, now, with_email=with_email)},
        )

    def _group_changed(self, change: changes.GroupChanged) -> None:
        """A group's people change with two events, as Slack sends them."""
        world = self._workspace.world
        group = world.groups[change.group]
        subteam = group_object(group, world.team, with_users=True, with_count=True)
        name = "subteam_created" if change.is_new else "subteam_updated"
        self.send(name, {"type": name, "subteam": subteam})
        if (change.added or change.removed) and not change.is_new:
            name = "subteam_members_changed"
            about = {"type": name, "subteam_id": group.id, "team_id": world.team.id}
            moment = {"date_previous_update": world.seconds(), "date_update": world.seconds()}
            came = {"added_users": list(change.added), "added_users_count": str(len(change.added))}
            went = {"removed_users": list(change.removed), "removed_users_count": str(len(change.removed))}
            self.send(name, about | moment | came | went)

    def _visible(self, channel_id: str, only_for: str | None) -> Channel | None:
        channel = self._workspace.world.channels.get(channel_id)
        sees = channel is not None and only_for is None and channel.has(self._workspace.app.bot_user)
        return channel if sees else None


def _where(channel: Channel) -> Json:
    return {"channel": channel.id, "channel_type": _CHANNEL_TYPE[channel.kind]}
