"""The whole guild: its people, rooms, messages and open modals; every change to it is announced."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from baton_sandbox.chat import world
from baton_sandbox.chat.changes import ChannelsChanged
from baton_sandbox.clock import Clock
from baton_sandbox.discord.state import changes
from baton_sandbox.discord.state.channels import DM, GUILD_TEXT, Channel, overwrites
from baton_sandbox.discord.state.files import File, file_object
from baton_sandbox.discord.state.ids import Snowflakes
from baton_sandbox.discord.state.messages import EPHEMERAL, Message, Messages
from baton_sandbox.discord.state.people import Guild, Person, Role, role_object, user_object
from baton_sandbox.discord.state.permissions import VIEW_CHANNEL, base_permissions, in_channel
from baton_sandbox.discord.state.scheduled import ScheduledEvent
from baton_sandbox.shapes import Given, Json


@dataclass
class Modal:
    """The one modal open before a person; `entered` holds what stands in its fields by custom_id."""

    id: str
    body: Json
    channel: str
    message: Message | None
    entered: dict[str, Given] = field(default_factory=dict)


class World(world.World[Person, File]):
    """The state behind the guild."""

    def __init__(
        self, guild: Guild, clock: Clock, people: Iterable[Person], channels: Iterable[Channel] = ()
    ) -> None:
        super().__init__(clock, people)
        self.guild = guild
        self.channels = {channel.id: channel for channel in channels}
        self.messages = Messages()
        self.events: dict[str, ScheduledEvent] = {}
        self.modals: dict[str, Modal] = {}
        self.ids = Snowflakes(clock.now)

    @property
    def bot(self) -> Person:
        """The one bot user."""
        return next(person for person in self.people.values() if person.is_bot)

    def timestamp(self) -> str:
        """The world's time as Discord writes it."""
        return self.clock.now().isoformat(timespec="microseconds")

    def permissions(self, person: str, channel: Channel | None = None) -> int:
        """What somebody may do in the guild, or in one of its channels."""
        guild, who = self.guild, self.people[person]
        roles = [guild.roles[role].permissions for role in (guild.id, *who.roles)]
        base = base_permissions(roles, owner=person == guild.owner)
        if channel is None or channel.is_dm:
            return base
        private = channel.seen_by is not None
        allowed = VIEW_CHANNEL if private and set(channel.seen_by or ()) & set(who.roles) else 0
        denied = channel.denied if who.is_bot else 0
        return in_channel(base, (VIEW_CHANNEL if private else 0) | denied, allowed)

    def sees(self, person: str, channel: Channel) -> bool:
        """Whether a channel is in a person's list."""
        if channel.is_dm:
            return person in (channel.recipient, self.bot.id)
        return self.people[person].here and bool(self.permissions(person, channel) & VIEW_CHANNEL)

    def channels_of(self, person: str) -> list[Channel]:
        return [channel for channel in self.channels.values() if self.sees(person, channel)]

    def named(self, name: str) -> Channel | None:
        """The channel of that name, with or without its #."""
        wanted = name.removeprefix("#")
        return next((c for c in self.channels.values() if not c.is_dm and c.name == wanted), None)

    def role_named(self, name: str) -> Role | None:
        return next((role for role in self.guild.roles.values() if role.name == name), None)

    def direct(self, person: str) -> Channel:
        """The direct message between somebody and the bot, made if there is none."""
        for channel in self.channels.values():
            if channel.recipient == person:
                return channel
        room = Channel(self.ids.next(), recipient=person)
        self.channels[room.id] = room
        self.feed.publish(ChannelsChanged(person))
        return room

    def post(self, channel: Channel, author: str, fields: Json, only_for: str | None = None) -> Message:
        """Put a message into a channel, dated now."""
        body = self._blank(channel, author) | fields
        if only_for:
            body["flags"] |= EPHEMERAL
        message = Message(channel.id, body, only_for)
        self.messages.add(message)
        if only_for is None:
            channel.last_read[author] = message.id
        self.feed.publish(changes.MessagePosted(message))
        return message

    def change(self, message: Message, fields: Json) -> None:
        """Give a message other fields, marked as edited."""
        message.body = message.body | {"edited_timestamp": self.timestamp()} | fields
        self.feed.publish(changes.MessageChanged(message))

    def delete(self, message: Message) -> None:
        self.messages.remove(message)
        self.feed.publish(changes.MessageDeleted(message))

    def read(self, channel: Channel, person: str) -> None:
        """Mark everything in a channel as seen by a person."""
        channel.last_read[person] = self.ids.next()
        self.feed.publish(ChannelsChanged(person))

    def unread(self, channel: Channel, person: str) -> int:
        read = int(channel.last_read.get(person, "0"))
        seen = self.messages.history(channel.id, person)
        return sum(int(m.id) > read and m.body["author"]["id"] != person for m in seen)

    def bring_file(self, name: str, content: bytes, description: str = "") -> File:
        """A new attachment, not yet in any message."""
        return self.put_file(File(self.ids.next(), name, content, description))

    def shown_file(self, file: File, *, ephemeral: bool = False) -> Json:
        """Discord's object for an attachment."""
        return file_object(file, self.files_url, ephemeral=ephemeral)

    def put_role(self, role: Role) -> None:
        """Add a role, or change it."""
        is_new = role.id not in self.guild.roles
        self.guild.roles[role.id] = role
        self.feed.publish(changes.RoleChanged(role.id, is_new))

    def drop_role(self, role_id: str) -> None:
        """Delete a role; nobody has it any more."""
        for person in self.people.values():
            if role_id in person.roles:
                left = tuple(role for role in person.roles if role != role_id)
                self.people[person.id] = replace(person, roles=left)
        del self.guild.roles[role_id]
        self.feed.publish(changes.RoleChanged(role_id, is_gone=True))

    def put_channel(self, channel: Channel) -> None:
        """Add a channel, or change it."""
        is_new = channel.id not in self.channels
        self.channels[channel.id] = channel
        self.feed.publish(changes.RoomChanged(channel.id, is_new))
        self._tell_channels()

    def drop_channel(self, channel: Channel) -> None:
        """Delete a channel with all that was said in it."""
        del self.channels[channel.id]
        for message in self.messages:
            if message.channel == channel.id:
                self.messages.remove(message)
        self.feed.publish(changes.RoomChanged(channel.id, is_gone=True))
        self._tell_channels()

    def _tell_channels(self) -> None:
        for person in self.people:
            self.feed.publish(ChannelsChanged(person))

    def open_modal(self, person: str, modal: Modal) -> None:
        """Show a modal; one that was open before is gone."""
        self.modals[person] = modal
        self.feed.publish(changes.ModalChanged(person))

    def close_modal(self, person: str) -> None:
        self.modals.pop(person, None)
        self.feed.publish(changes.ModalChanged(person))

    def channel_object(self, channel: Channel) -> Json:
        """Discord's channel object."""
        last = self.messages.history(channel.id, "")[-1:]
        body: Json = {"id": channel.id, "last_message_id": last[0].id if last else None, "flags": 0}
        if channel.is_dm:
            recipient = user_object(self.people[channel.recipient])
            return {**body, "type": DM, "recipients": [recipient]}
        return {
            **body,
            "type": GUILD_TEXT,
            "guild_id": self.guild.id,
            "name": channel.name,
            "topic": channel.topic or None,
            "position": channel.position,
            "nsfw": False,
            "parent_id": None,
            "rate_limit_per_user": 0,
            "permission_overwrites": overwrites(channel, self.guild.id, self.bot.id),
        }

    def role_objects(self) -> list[Json]:
        return [role_object(role, self.guild) for role in self.guild.roles.values()]

    def _blank(self, channel: Channel, author: str) -> Json:
        body: Json = {
            "id": self.ids.next(),
            "channel_id": channel.id,
            "author": user_object(self.people[author]),
            "content": "",
            "timestamp": self.timestamp(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "mention_channels": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "type": 0,
            "flags": 0,
        }
        return body
