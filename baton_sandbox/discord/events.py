"""What changes in the world, told to the app over the gateway as its intents allow."""

from baton_sandbox.chat.changes import Change, PersonChanged
from baton_sandbox.discord.gateway import CONTENT, DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, MEMBERS
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state import changes
from baton_sandbox.discord.state.channels import GUILD_TEXT
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.discord.state.people import member_object, role_object, user_object
from baton_sandbox.shapes import Json


class Events:
    """Turns changes into gateway events; ephemeral messages are never told of."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def hear(self, change: Change) -> None:
        match change:
            case changes.MessagePosted(message) if not message.is_ephemeral:
                self._message("MESSAGE_CREATE", message)
            case changes.MessageChanged(message) if not message.is_ephemeral:
                self._message("MESSAGE_UPDATE", message)
            case changes.MessageDeleted(message) if not message.is_ephemeral:
                self._tell("MESSAGE_DELETE", message, {"id": message.id, "channel_id": message.channel})
            case PersonChanged(person, is_new):
                self._person(person, is_new=is_new)
            case changes.RoleChanged():
                self._role(change)
            case changes.RoomChanged():
                self._room(change)

    def _person(self, person: str, *, is_new: bool) -> None:
        who = self._hub.world.people[person]
        place = {"guild_id": self._hub.world.guild.id}
        if not who.here:
            self._hub.gateway.dispatch("GUILD_MEMBER_REMOVE", {**place, "user": user_object(who)}, MEMBERS)
        else:
            event = "GUILD_MEMBER_ADD" if is_new else "GUILD_MEMBER_UPDATE"
            self._hub.gateway.dispatch(event, {**place, **member_object(who)}, MEMBERS)

    def _role(self, change: changes.RoleChanged) -> None:
        guild = self._hub.world.guild
        if change.is_gone:
            told: Json = {"guild_id": guild.id, "role_id": change.role}
            self._hub.gateway.dispatch("GUILD_ROLE_DELETE", told, GUILDS)
        else:
            event = "GUILD_ROLE_CREATE" if change.is_new else "GUILD_ROLE_UPDATE"
            told = {"guild_id": guild.id, "role": role_object(guild.roles[change.role], guild)}
            self._hub.gateway.dispatch(event, told, GUILDS)

    def _room(self, change: changes.RoomChanged) -> None:
        world = self._hub.world
        if change.is_gone:
            gone = {"id": change.channel, "guild_id": world.guild.id, "type": GUILD_TEXT}
            self._hub.gateway.dispatch("CHANNEL_DELETE", gone, GUILDS)
        else:
            event = "CHANNEL_CREATE" if change.is_new else "CHANNEL_UPDATE"
            self._hub.gateway.dispatch(event, world.channel_object(world.channels[change.channel]), GUILDS)

    def _message(self, event: str, message: Message) -> None:
        author = self._hub.world.people[message.body["author"]["id"]]
        body = dict(message.body)
        if not self._may_read(message):
            body |= {"content": "", "embeds": [], "components": [], "attachments": []}
        if not self._is_dm(message):
            body["member"] = member_object(author, with_user=False)
        self._tell(event, message, body)

    def _tell(self, event: str, message: Message, body: Json) -> None:
        if self._is_dm(message):
            self._hub.gateway.dispatch(event, body, DIRECT_MESSAGES)
        else:
            self._hub.gateway.dispatch(event, {**body, "guild_id": self._hub.world.guild.id}, GUILD_MESSAGES)

    def _may_read(self, message: Message) -> bool:
        """Without the intent for content, the app reads its own, direct messages, and what mentions it."""
        bot = self._hub.world.bot.id
        mine = message.body["author"]["id"] == bot
        mentioned = any(one["id"] == bot for one in message.body["mentions"])
        return mine or mentioned or self._is_dm(message) or bool(self._hub.app.privileged & CONTENT)

    def _is_dm(self, message: Message) -> bool:
        return self._hub.world.channels[message.channel].is_dm
