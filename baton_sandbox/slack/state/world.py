"""A whole workspace: its people, rooms, messages, files and screens; every change to it is announced."""

from collections.abc import Iterable

from baton_sandbox.chat import world
from baton_sandbox.chat.changes import ChannelsChanged
from baton_sandbox.clock import Clock
from baton_sandbox.shapes import Json
from baton_sandbox.slack.state import changes
from baton_sandbox.slack.state.channels import Channel, Channels
from baton_sandbox.slack.state.files import File, file_object
from baton_sandbox.slack.state.ids import Ids
from baton_sandbox.slack.state.messages import Messages, Posted
from baton_sandbox.slack.state.people import Person, Team, UserGroup
from baton_sandbox.slack.state.views import Shown, Views

PAIR = 2


class World(world.World[Person, File]):
    """The state behind the workspace."""

    def __init__(
        self,
        team: Team,
        clock: Clock,
        people: Iterable[Person],
        channels: Iterable[Channel] = (),
        groups: Iterable[UserGroup] = (),
    ) -> None:
        super().__init__(clock, people)
        self.team = team
        self.channels = Channels(channels)
        self.groups = {group.id: group for group in groups}
        self.messages = Messages()
        self.views = Views()
        self.ids = Ids(clock.now)

    def seconds(self) -> int:
        """The world's time as whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def post(self, channel: Channel, author: str, body: Json, only_for: str | None = None) -> Posted:
        """Put a message into a channel, dated now."""
        lasting = {"type": "message", "user": author, "ts": self.ids.stamp(), "team": self.team.id, **body}
        posted = Posted(channel.id, lasting | ({"ephemeral": True} if only_for else {}), only_for)
        self.messages.add(posted)
        if only_for is None:
            channel.last_read[author] = posted.ts
        self.feed.publish(changes.MessagePosted(channel.id, posted.body, only_for))
        self._tell_unread(channel, posted)
        return posted

    def change(self, posted: Posted, body: Json) -> None:
        """Give a message a new body; its timestamp and author stay."""
        before, posted.body = posted.body, body
        self.feed.publish(changes.MessageChanged(posted.channel, posted.body, before, posted.only_for))

    def delete(self, posted: Posted) -> None:
        """Take a message away."""
        self.messages.remove(posted)
        self.feed.publish(changes.MessageDeleted(posted.channel, posted.body, posted.only_for))

    def read(self, channel: Channel, person: str) -> None:
        """Mark everything in a channel as seen by a person."""
        channel.last_read[person] = self.ids.stamp()
        self.feed.publish(ChannelsChanged(person))

    def join(self, channel: Channel, person: str, inviter: str | None = None) -> None:
        """Make a person a member; what was said before counts as read."""
        channel.members.append(person)
        channel.last_read[person] = self.ids.stamp()
        self.feed.publish(changes.MemberJoined(channel.id, person, inviter))
        self.feed.publish(ChannelsChanged(person))

    def direct(self, people: Iterable[str]) -> Channel:
        """The direct message among these people, made if there is none."""
        members = sorted(set(people))
        if found := self.channels.between(members):
            return found
        pair = len(members) <= PAIR
        name = "" if pair else "mpdm-" + "--".join(self.people[member].handle for member in members) + "-1"
        room = Channel(self.ids.next("D" if pair else "C"), "im" if pair else "mpim", name, members=members)
        room.created = self.seconds()
        self.channels.add(room)
        for member in members:
            self.feed.publish(ChannelsChanged(member))
        return room

    def unread(self, channel: Channel, person: str) -> int:
        return self.messages.unread(channel.id, person, channel.last_read.get(person, ""))

    def bring_file(self, owner: str, name: str, content: bytes) -> File:
        """A new file, not yet shared anywhere."""
        return self.put_file(
            File(self.ids.next("F"), name, owner, self.seconds(), len(content), content=content)
        )

    def share_files(self, channel: Channel, author: str, files: list[File], body: Json) -> Posted:
        """Post files into a channel as one message, with the words in `body`."""
        for file in files:
            file.channels.append(channel.id)
        shown = [self.shown_file(file) for file in files]
        posted = self.post(channel, author, {"subtype": "file_share", "upload": True, "files": shown, **body})
        for file in files:
            self.feed.publish(changes.FileShared(channel.id, file.id, author))
        return posted

    def shown_file(self, file: File) -> Json:
        """Slack's object for a file."""
        return file_object(file, self.team.id, self.files_url)

    def put_group(self, group: UserGroup) -> None:
        """Add a user group, or change it."""
        before = self.groups.get(group.id)
        people = before.people if before else []
        self.groups[group.id] = group
        added = tuple(person for person in group.people if person not in people)
        removed = tuple(person for person in people if person not in group.people)
        self.feed.publish(changes.GroupChanged(group.id, before is None, added, removed))

    def show(self, person: str, view: Json) -> None:
        """Put a modal on top of a person's stack."""
        self.views.push(person, view)
        self.feed.publish(changes.ModalsChanged(person))

    def reshow(self, shown: Shown, view: Json) -> None:
        """Replace what stands on a person's screen with its next version."""
        self.views.replace(shown, view)
        of_home = view["type"] == "home"
        self.feed.publish(
            changes.HomeChanged(shown.person) if of_home else changes.ModalsChanged(shown.person)
        )

    def close_view(self, person: str, view_id: str) -> list[Json]:
        """Close a modal and those above it; the answer is what closed, topmost first."""
        gone = self.views.pop(person, view_id)
        self.feed.publish(changes.ModalsChanged(person))
        return gone

    def close_all(self, person: str) -> list[Json]:
        """Close a person's whole stack of modals; the answer is what closed, topmost first."""
        gone = self.views.clear(person)
        self.feed.publish(changes.ModalsChanged(person))
        return gone

    def publish_home(self, person: str, view: Json) -> None:
        self.views.publish(person, view)
        self.feed.publish(changes.HomeChanged(person))

    def _tell_unread(self, channel: Channel, posted: Posted) -> None:
        if posted.only_for is None:
            for member in channel.members:
                self.feed.publish(ChannelsChanged(member))
