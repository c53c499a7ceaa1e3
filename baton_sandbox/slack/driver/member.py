"""One person of a story: what they type, press, fill in and see."""

from dataclasses import replace

from baton_sandbox.chat.changes import Change, Noticed
from baton_sandbox.chat.driver import Seat, acknowledged
from baton_sandbox.chat.screen import NotThere, find_control
from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.acts import commands, modals, presses, rooms
from baton_sandbox.slack.blockkit.answers import answer_key
from baton_sandbox.slack.blockkit.objects import choices
from baton_sandbox.slack.driver.finding import Control, Surface, controls, find_option
from baton_sandbox.slack.driver.screen import Message, Screen, View, looked_at
from baton_sandbox.slack.state.changes import ModalRefused, ModalsChanged
from baton_sandbox.slack.state.files import File
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.transport.envelopes import Answer
from baton_sandbox.slack.workspace import Workspace


class Member(Seat[Person, Message, View]):
    """A person at their screen. Acts return when the app has acknowledged them, and raise if it does not."""

    def __init__(self, workspace: Workspace, person: str) -> None:
        self._workspace = workspace
        super().__init__(person, workspace.world)

    def sees(self, channel: str | None = None) -> Screen:
        """What is in front of this person, of all channels or of one by name."""
        screen = looked_at(self._workspace, self.id, self._room(channel) if channel else None)
        return replace(screen, errors=dict(self._errors), notices=tuple(self._notices))

    def finds(self, name: str, on: Surface | None = None) -> Control:
        """A control by what it says or by its id, to be used later, perhaps when it is stale."""
        return find_control(self.sees(), name, controls, on)

    async def command(self, text: str, channel: str | None = None) -> Answer:
        """Type a slash command, in the first channel shared with the app if none is named."""
        self.presses += 1
        return acknowledged(await commands.run_command(self._workspace, self.id, self._room(channel), text))

    async def press(self, what: str | Control, on: Surface | None = None) -> Answer:
        """Press a button by what it says or by its action_id, or one that was found before."""
        control = self.finds(what, on) if isinstance(what, str) else what
        self.presses += 2 if "confirm" in control.element else 1
        return await self._use(control, None)

    async def choose(self, name: str, *wanted: str, on: Surface | None = None) -> Answer | None:
        """Choose in a menu, radio group, checkboxes or overflow; outside of inputs the app hears of it."""
        control = self.finds(name, on)
        self.presses += len(wanted)
        element = control.element
        if "external" in element["type"]:
            element = await self._suggested(control, wanted[0])
        return await self._enter(control, self._chosen(element, wanted))

    async def fill(self, name: str, value: Given) -> Answer | None:
        """Fill in a field: text, a date, or a user's or channel's id."""
        return await self._enter(self.finds(name), value)

    async def suggestions(self, name: str, typed: str) -> list[str]:
        """What the app offers for what is typed into an external menu."""
        return [one["text"]["text"] for one in choices(await self._suggested(self.finds(name), typed))]

    async def submit(self, **fields: Given) -> Answer:
        """Submit the modal on top, after filling in fields named by block_id, action_id or label."""
        for name, value in fields.items():
            await self.fill(name, value)
        self.presses += 1
        self._errors = {}
        return acknowledged(await modals.submit(self._workspace, self.id, self.modal.body["id"], {}))

    async def close(self, *, everything: bool = False) -> None:
        """Close the modal on top, or the whole stack."""
        self.presses += 1
        await modals.close(self._workspace, self.id, self.modal.body["id"], everything=everything)

    async def say(self, text: str, channel: str | None = None) -> None:
        """Write a message and wait until the app has heard of it."""
        rooms.say(self._workspace, self.id, self._room(channel), text)
        await self._workspace.delivery.settled()

    async def upload(self, name: str, content: bytes, to: str) -> File:
        """Bring a file to a channel by id or #name, or to a modal's file field by label."""
        file = rooms.bring_file(self._workspace, self.id, name, content)
        if to.startswith("#") or self._workspace.world.channels.get(to):
            rooms.share_file(self._workspace, self.id, self._room(to), file)
            await self._workspace.delivery.settled()
        else:
            await self.fill(to, [self._workspace.world.shown_file(file)])
        return file

    def downloads(self, name: str) -> bytes:
        """What the newest file of this name in sight holds; empty while there is none."""
        files = [file for message in self.sees().messages for file in message.body.get("files", [])]
        named = [self._workspace.world.files.get(file["id"]) for file in files if file["name"] == name]
        return (named[-1].content if named and named[-1] else None) or b""

    async def shortcut(self, callback_id: str, on: Message | None = None) -> Answer:
        """Use a global shortcut, or one on a message."""
        place = (on.posted.channel, on.posted.ts) if on else None
        return acknowledged(await commands.run_shortcut(self._workspace, self.id, callback_id, place))

    async def open_home(self) -> None:
        """Open the app's Home tab and wait until the app has heard of it."""
        self.presses += 1
        rooms.open_home(self._workspace, self.id)
        await self._workspace.delivery.settled()

    def _hear(self, change: Change) -> None:
        match change:
            case ModalRefused(person=self.id, errors=errors):
                self._errors = errors
            case ModalsChanged(person=self.id):
                self._errors = {}
            case Noticed(person=self.id, text=text):
                self._notices.append(text)

    def _room(self, channel: str | None) -> str:
        world = self._workspace.world
        if channel is None:
            shared = [room for room in world.channels.of(self.id) if room.has(self._workspace.app.bot_user)]
            return shared[0].id
        named = world.channels.get(channel) or world.channels.named(channel)
        if named is None:
            raise NotThere(f"There is no channel {channel}.")
        return named.id

    async def _suggested(self, control: Control, typed: str) -> Json:
        """An external menu with the options the app gives for what is typed."""
        press = presses.Press(control.block["block_id"], control.element["action_id"])
        offered = await presses.suggest(self._workspace, self.id, _place(control.surface), press, typed)
        return {**control.element, **offered}

    def _chosen(self, element: Json, wanted: tuple[str, ...]) -> Given:
        key = answer_key(element["type"]) or "selected_option"
        found = [find_option(element, one) if "option" in key else one for one in wanted]
        return found if key.endswith("s") else found[0]

    async def _enter(self, control: Control, value: Given) -> Answer | None:
        element, block = control.element, control.block
        key = answer_key(element["type"]) or "selected_option"
        state = {"type": element["type"], key: value}
        if block["type"] != "input" or block.get("dispatch_action"):
            return await self._use(control, state)
        surface = control.surface
        name = surface.body["id"] if isinstance(surface, View) else surface.posted.ts
        self._workspace.drafts.enter(self.id, name, {block["block_id"]: {element["action_id"]: state}})
        return None

    async def _use(self, control: Control, state: Json | None) -> Answer:
        press = presses.Press(control.block["block_id"], control.element["action_id"], state)
        surface = control.surface
        if isinstance(surface, View):
            answer = await presses.press_on_view(self._workspace, self.id, surface.body["id"], press)
        else:
            answer = await presses.press_as_seen(self._workspace, self.id, surface.posted, press)
        return acknowledged(answer)


def _place(surface: Surface) -> str | tuple[str, str]:
    return (
        str(surface.body["id"]) if isinstance(surface, View) else (surface.posted.channel, surface.posted.ts)
    )
