"""One person of a story: what they type, press, fill in and see."""

from dataclasses import replace

from baton_sandbox.chat.changes import Change, Noticed
from baton_sandbox.chat.driver import Seat, acknowledged
from baton_sandbox.chat.screen import NotThere, find_control
from baton_sandbox.discord.acts import commands, modals, presses, rooms
from baton_sandbox.discord.acts.options import Picked, identified
from baton_sandbox.discord.acts.sending import Answer
from baton_sandbox.discord.checks.kinds import CHECKBOX, RADIO, TEXT_INPUT, UPLOAD
from baton_sandbox.discord.driver.finding import Control, Surface, controls, find_option
from baton_sandbox.discord.driver.screen import Message, Screen, View, looked_at
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.changes import ModalChanged
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.people import Person
from baton_sandbox.shapes import Given

DEFAULT_CHANNEL = "text-bank"


class Member(Seat[Person, Message, View]):
    """A person at their screen. Acts return with the app's first answer, and raise if there is none."""

    def __init__(self, hub: Hub, person: str) -> None:
        self._hub = hub
        super().__init__(person, hub.world)

    @property
    def dms(self) -> tuple[Message, ...]:
        """What the app wrote to this person directly, oldest first."""
        return self.sees(self._direct().id).messages

    def sees(self, channel: str | None = None) -> Screen:
        """What is in front of this person, of all channels or of one by id or name."""
        screen = looked_at(self._hub, self.id, self._room(channel).id if channel else None)
        return replace(screen, errors=dict(self._errors), notices=tuple(self._notices))

    def reads(self, channel: str | None = None) -> str:
        """All of that as one text."""
        return self.sees(channel).text

    def finds(self, name: str, on: Surface | None = None) -> Control:
        """A control by what it says or by its custom_id, to be used later, perhaps when it is stale."""
        return find_control(self.sees(), name, controls, on)

    def offered(self, channel: str | None = None) -> list[str]:
        """The names of the commands that this person can see in a channel."""
        return [one["name"] for one in commands.offered(self._hub, self.id, self._room(channel))]

    async def command(self, text: str, channel: str | None = None, **options: Given) -> Answer:
        """Run a slash command such as `/campaign start`, with its options by name.

        People, roles and channels may be named; a file is a `Picked`. Where the app offers values for an
        option, the one that reads as was typed is taken, as a person would; else what was typed is sent.
        """
        self.presses += 1
        room, typed = self._room(channel), commands.Typed(text.split(), options)
        typed = await commands.as_offered(self._hub, self.id, room, typed)
        return acknowledged(await commands.run_command(self._hub, self.id, room, typed))

    async def run(self, *words: str, channel: str | None = None, **options: Given) -> Answer:
        """The same with the words apart: `run("/campaign", "start", campaign="Kitchen")`."""
        return await self.command(" ".join(words), channel, **options)

    async def complete(
        self, text: str, option: str, typed: str = "", channel: str | None = None, **others: Given
    ) -> list[str]:
        """What the app offers for an option of a command while it is typed, by name."""
        line = commands.Typed(text.split(), {**others, option: typed})
        found = await commands.suggestions(self._hub, self.id, self._room(channel), line, option)
        return [one["name"] for one in found]

    async def press(self, what: str | Control, on: Surface | None = None) -> Answer:
        """Press a button by what it says or by its custom_id, or one that was found before."""
        control = self.finds(what, on) if isinstance(what, str) else what
        self.presses += 1
        return acknowledged(await presses.press(self._hub, self.id, _message(control).id, control.custom_id))

    async def choose(self, name: str, *wanted: Given, on: Surface | None = None) -> Answer | None:
        """Choose in a menu, radio group or checkboxes; outside of modals the app hears of it."""
        control = self.finds(name, on)
        self.presses += len(wanted)
        named = [self._chosen(control, one) for one in wanted]
        if isinstance(control.surface, View):
            self._enter(control, (named[0] if named else None) if control.element["type"] == RADIO else named)
            return None
        message = _message(control)
        return acknowledged(await presses.choose(self._hub, self.id, message.id, control.custom_id, named))

    async def fill(self, name: str, value: Given) -> None:
        """Fill in a field of the modal: text, a choice or several, True or False, or files."""
        control = self.finds(name, self.modal)
        kind = control.element["type"]
        if kind in (TEXT_INPUT, CHECKBOX):
            self._enter(control, value)
        elif kind == UPLOAD:
            files = value if isinstance(value, list) else [value]
            self._enter(control, [self._hub.world.bring_file(one.name, one.content).id for one in files])
        else:
            await self.choose(name, *(value if isinstance(value, list) else [value]), on=control.surface)

    async def submit(self, **fields: Given) -> Answer | None:
        """Submit the modal, after filling in fields named by custom_id or label.

        None when the client itself did not send it; what it said is in `sees().errors`.
        """
        for name, value in fields.items():
            await self.fill(name, value)
        self.presses += 1
        self._errors = modals.problems(self.modal.modal)
        return None if self._errors else acknowledged(await modals.submit(self._hub, self.id))

    async def close(self, *, everything: bool = False) -> None:  # noqa: ARG002 - on Discord there is one
        """Close the modal; the app is not told."""
        self.presses += 1
        modals.close(self._hub, self.id)

    async def say(self, text: str, channel: str | None = None) -> None:
        """Write a message."""
        rooms.say(self._hub, self.id, self._room(channel), text)

    async def upload(self, name: str, content: bytes, to: str) -> None:
        """Bring a file to a channel by id or #name, or to the modal's file field by label."""
        if to.startswith("#") or to in self._hub.world.channels:
            file = self._hub.world.bring_file(name, content)
            rooms.say(self._hub, self.id, self._room(to), "", file)
        else:
            await self.fill(to, Picked(name, content))

    def downloads(self, name: str) -> bytes:
        """What the newest file of this name in sight holds; empty while there is none."""
        files = [file for message in self.sees().messages for file in message.body["attachments"]]
        named = [self._hub.world.files.get(file["id"]) for file in files if file["filename"] == name]
        return (named[-1].content if named and named[-1] else None) or b""

    async def dismiss(self, message: Message) -> None:
        """Take away a message that only this person sees."""
        rooms.dismiss(self._hub, self.id, message.id)

    def takes_dms(self, *, yes: bool) -> None:
        """Open or close their direct messages to people of this server."""
        self._hub.world.put_person(replace(self.person, takes_dms=yes))

    def leave(self) -> None:
        """Leave the server; the app may not write to them any more."""
        self._hub.world.put_person(replace(self.person, here=False))

    def takes_roles(self, *names: str) -> None:
        """From now on their roles are these, by name."""
        found = {role.name: role.id for role in self._hub.world.guild.roles.values()}
        self._hub.world.put_person(replace(self.person, roles=tuple(found[name] for name in names)))

    def _hear(self, change: Change) -> None:
        match change:
            case ModalChanged(person=self.id):
                self._errors = {}
            case Noticed(person=self.id, text=text):
                self._notices.append(text)

    def _room(self, channel: str | None) -> Channel:
        world = self._hub.world
        if channel == "dm":
            return self._direct()
        found = world.channels.get(channel or "") or world.named(channel or DEFAULT_CHANNEL)
        if found is None:
            raise NotThere(f"There is no channel {channel}.")
        return found

    def _direct(self) -> Channel:
        return self._hub.world.direct(self.id)

    def _chosen(self, control: Control, wanted: Given) -> str:
        if "options" in control.element:
            return find_option(control.element, wanted)
        return identified(self._hub.world, wanted)

    def _enter(self, control: Control, value: Given) -> None:
        modal = self.modal.modal
        modal.entered[control.custom_id] = value
        self._hub.world.feed.publish(ModalChanged(self.id))


def _message(control: Control) -> Message:
    if isinstance(control.surface, View):
        raise NotThere(f"{control.names} stands in a modal, not on a message.")
    return control.surface
