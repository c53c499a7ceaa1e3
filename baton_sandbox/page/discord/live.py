"""The live feed of the Discord page: one person's view of the guild, sent as it changes."""

from collections.abc import Iterator

from baton_sandbox.chat.people import initials
from baton_sandbox.discord.acts import commands
from baton_sandbox.discord.checks.commands import SUB_COMMAND, SUB_GROUP
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state import changes
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.discord.state.people import Person
from baton_sandbox.discord.state.permissions import ADMINISTRATOR, MANAGE_GUILD
from baton_sandbox.page.window import Window, clock_state
from baton_sandbox.shapes import Json


class DiscordWindow(Window):
    """One browser tab, seen as one person of the guild."""

    def __init__(self, hub: Hub, person: str) -> None:
        self._hub = hub
        self._world = hub.world
        super().__init__(
            person,
            hub.world.clock,
            {
                changes.MessagePosted: self._posted,
                changes.MessageChanged: self._posted,
                changes.MessageDeleted: self._deleted,
                changes.ModalChanged: self._modal_changed,
                changes.CommandsChanged: self._commands_changed,
            },
        )

    def _greet(self) -> None:
        self._put("hello", **greeting(self._hub, self.person))

    def _channels(self) -> list[Json]:
        return channels_of(self._hub, self.person)

    def _people(self) -> list[Json]:
        return people_of(self._hub)

    def _sees(self, message: Message) -> bool:
        channel = self._world.channels[message.channel]
        return self._world.sees(self.person, channel) and message.only_for in (None, self.person)

    def _posted(self, change: changes.MessagePosted | changes.MessageChanged) -> None:
        if self._sees(change.message):
            self._put("message", message=shown(change.message))
            if isinstance(change, changes.MessagePosted):
                self._tell_channels()

    def _deleted(self, change: changes.MessageDeleted) -> None:
        if self._sees(change.message):
            self._put("message_deleted", channel=change.message.channel, id=change.message.id)

    def _modal_changed(self, change: changes.ModalChanged) -> None:
        if change.person == self.person:
            self._put("modal", modal=modal_of(self._hub, self.person))

    def _commands_changed(self, _change: changes.CommandsChanged) -> None:
        self._put("commands", commands=commands_of(self._hub, self.person))


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
        "clock": clock_state(hub.world.clock),
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
        "initials": initials(person.full_name),
        "color": person.color,
        "roles": list(person.roles),
        "is_bot": person.is_bot,
        "is_admin": bool(hub.world.permissions(person.id) & (ADMINISTRATOR | MANAGE_GUILD))
        and not person.is_bot,
        "takes_dms": person.takes_dms,
    }
