"""A Discord in memory in which an unmodified client runs, and people of its one server who press and type."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import copy
from typing import Any

import discord
import simcord
from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage, UserHandle, actors

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers.discord.app import build_face, offer
from bot.handlers.discord.identity import PLATFORM, Admins, Identities
from bot.handlers.discord.wire.client import Client
from bot.handlers.discord.wire.sync import sync
from bot.views.discord import parts
from bot.views.discord.surfaces import Panel
from tests.waiting import LONGEST

SERVER = 700_000_000_000_000_001
BUCKET_SIZES = (10, 25, 100)
# Menus of options, people, roles, both, and channels.
MENUS = {3, 5, 6, 7, 8}

Json = Mapping[str, Any]


class Somebody:
    """A person of the server. `panel` is what they were shown last, `form` the form that is open."""

    def __init__(self, town: "Town", actor: MemberActor, user: UserHandle, name: str) -> None:
        self.town = town
        self.user = user
        self.actor = actor
        self.name = name
        # Where they act: in the server, or in their direct messages.
        self.at: MemberActor | UserHandle = actor
        self.panel: ResponseMessage | None = None
        self.form: InteractionResult | None = None

    @property
    def account(self) -> str:
        return str(self.actor.id)

    @property
    def who(self) -> Identity:
        """The person as the core knows them."""
        return Identity(PLATFORM, str(SERVER), self.account, self.name)

    async def run(self, command: str, **options: Any) -> str:
        """Type a command such as `campaign status`; the words of the panel that came."""
        self.at = self.actor
        return self._shown(await self.actor.slash(self.town.room, command, **options))

    async def press(self, label: str, on: Any = None) -> str:
        """Press the button of this label, on the panel last shown or on the message given."""
        message = on or self.panel
        assert message is not None, "nothing to press"
        custom_id = token_of(message, label)
        return self._shown(await self._hand(on).click(message, custom_id=custom_id))

    async def press_token(self, custom_id: str) -> str:
        """Press a button of the panel last shown as if it carried this token, as an old one may."""
        assert self.panel is not None, "nothing to press"
        stored = copy(actors._visible_message(self.actor, self.panel))
        data = {"custom_id": custom_id, "component_type": discord.ComponentType.button.value}
        old = {"type": data["component_type"], "custom_id": custom_id, "label": "Old", "style": 1}
        stored.components = [{"type": discord.ComponentType.action_row.value, "components": [old]}]
        return self._shown(await actors._component_interaction(self.actor, stored, data))

    def fields(self) -> dict[str, Json]:
        """The fields of the open form by their names."""
        assert self.form is not None, "no form is open"
        modal = self.form.modal
        assert modal is not None
        found = (part.get("component", part) for part in modal["components"])
        return {str(each["custom_id"]): each for each in found if "custom_id" in each}

    async def choose(self, verb: str, *values: Any, on: Any = None) -> str:
        """Pick values in the menu whose token has this verb."""
        message: Any = on or self.panel
        menus = (str(part["custom_id"]) for part in parts_of(message) if part["type"] in MENUS)
        custom_id = next(id_ for id_ in menus if id_.split(":")[1] == verb)
        return self._shown(await self._hand(on).select(message, list(values), custom_id=custom_id))

    async def submit(self, **values: Any) -> str:
        """Fill in the open form and hand it in; what is not named stays as it was drawn."""
        assert self.form is not None, "no form is open"
        shown, self.form = self.form, None
        return self._shown(await self.at.submit_modal(shown, drawn_in(shown.modal) | values))

    async def submit_again(self, form: InteractionResult, **values: Any) -> str:
        """Hand in a form that was handed in, as people can when no answer arrived."""
        form._interaction.modal_consumed = False
        self.form = form
        return await self.submit(**values)

    async def read_back(self, command: str, option: str, typed: str) -> tuple[str, str]:
        """The one choice that is offered while an option is typed: what it says, and its value."""
        [found] = await self.actor.autocomplete(self.town.room, command, option, typed)
        return str(found["name"]), str(found["value"])

    async def suggested(self, command: str, option: str, typed: str) -> list[str]:
        """The values offered while an option is typed."""
        found = await self.actor.autocomplete(self.town.room, command, option, typed)
        return [str(choice["value"]) for choice in found]

    def gets(self, role: Any) -> None:
        """Somebody who manages the server gives them a role."""
        self.town.env.backend.add_member_role(SERVER, self.actor.id, role.id)

    def loses(self, role: Any) -> None:
        """Somebody who manages the server takes a role from them."""
        self.town.env.backend.remove_member_role(SERVER, self.actor.id, role.id)

    def told(self) -> list[discord.Message]:
        """What Baton told them in direct messages, oldest first."""
        return self.user.dm_channel.history()

    def words(self) -> str:
        """What the panel last shown says."""
        return words(self.panel)

    def _hand(self, on: Any) -> MemberActor | UserHandle:
        if isinstance(on, discord.Message):
            self.at = self.actor if on.guild else self.user
        return self.at

    def _shown(self, result: InteractionResult) -> str:
        assert result.acknowledged, "Discord would say: the application did not respond"
        if result.modal is not None:
            self.form = result
            return str(result.modal["title"])
        said = [*result.followups[-1:], *([result.response] if result.response else [])]
        if said:
            self.panel = said[0]
        return self.words()


class Town:
    """The server, its one channel, and everybody in it."""

    def __init__(self, env: simcord.Env, desk: Desk, admins: Admins, client: Client) -> None:
        self.env = env
        self.client = client
        self.guild = env.create_guild("Riverside", id=SERVER)
        self.room: ChannelHandle = self.guild.create_text_channel("text-bank")
        self.managers = self.guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))
        self._desk = desk
        # How many of the client's errors a test has looked at.
        self.expected = 0
        self._admins = admins

    def person(self, name: str, *, admin: bool = False) -> Somebody:
        """Somebody of the server; an admin manages it."""
        user = self.env.create_user(name)
        actor = self.guild.add_member(user, roles=[self.managers] if admin else [])
        return Somebody(self, actor, user, name)

    async def allow(self, command: str, somebody: Somebody) -> None:
        """The server opens a command to somebody from whom it is hidden."""
        known = await self.client.tree.fetch_commands(guild=discord.Object(SERVER))
        found = next(each for each in known if each.name == command)
        self.guild.set_command_permissions(found, {somebody.actor: True})

    async def post(self, *buttons: parts.Button) -> discord.Message:
        """A message of Baton's in the channel, with these buttons."""
        drawn = Panel([parts.paragraph("Here"), *parts.buttons(*buttons)]).layout()
        drawn.stop()
        room = self.client.get_channel(self.room.id)
        assert isinstance(room, discord.TextChannel)
        return await room.send(view=drawn)

    async def restart(self) -> None:
        """Baton is started anew: another client, which remembers nothing."""
        self.client = client_of(self._desk, self._admins)
        await self.env.restart_bot(self.client)
        await sync(self.client, SERVER)

    def posted(self) -> list[discord.Message]:
        """What stands in the channel for everybody, oldest first."""
        return self.room.history()


@asynccontextmanager
async def town_of(desk: Desk, admins: Admins) -> AsyncIterator[Town]:
    """Baton in a Discord in memory."""
    client = client_of(desk, admins)
    env = simcord.Env(client, settle_timeout=LONGEST)
    await env.start()
    try:
        town = Town(env, desk, admins, client)
        await sync(client, SERVER)
        yield town
    finally:
        await env.shutdown()
    assert env.errors[town.expected :] == []


def client_of(desk: Desk, admins: Admins) -> Client:
    identities = Identities(desk, admins, SERVER, desk.clock)
    face = build_face(desk, identities, BUCKET_SIZES)
    client = Client(face)
    offer(client, face, SERVER)
    return client


def drawn_in(form: Any) -> dict[str, Any]:
    """What stands in a form as it is opened: typed words, and the options picked in its menus."""
    fields = [part for top in form["components"] for part in _within(top) if "custom_id" in part]
    typed = {part["custom_id"]: part["value"] for part in fields if part.get("value")}
    picked = {
        part["custom_id"]: [option["value"] for option in part["options"] if option.get("default")]
        for part in fields
        if "options" in part
    }
    return typed | {name: values for name, values in picked.items() if values}


def parts_of(message: Any) -> Iterator[Json]:
    """Every component of a message, outer ones first."""
    found: Sequence[Any] = message.components if message else ()
    for component in found:
        raw = component if isinstance(component, Mapping) else component.to_dict()
        yield from _within(raw)


def words(message: Any) -> str:
    """The text of a message, as Discord shows it: marks that were escaped stand there plainly."""
    told = (str(part["content"]) for part in parts_of(message) if "content" in part)
    return "\n".join(re.sub(r"\\(?=[^0-9A-Za-z\s])", "", text) for text in told)


def labels(message: Any) -> list[str]:
    """The labels of a message's buttons."""
    return [str(part["label"]) for part in parts_of(message) if part["type"] == 2]


def tokens(message: Any) -> list[str]:
    """The custom ids of a message's buttons and menus."""
    return [str(part["custom_id"]) for part in parts_of(message) if "custom_id" in part]


def token_of(message: Any, label: str) -> str:
    """The custom id of the first button so labelled."""
    found = [part for part in parts_of(message) if part["type"] == 2 and part["label"] == label]
    assert found, f"no button {label!r} among {labels(message)}"
    return str(found[0]["custom_id"])


def _within(component: Json) -> Iterator[Json]:
    yield component
    others = filter(None, [component.get("accessory"), component.get("component")])
    inner = [*component.get("components", ()), *others]
    for each in inner:
        yield from _within(each)
