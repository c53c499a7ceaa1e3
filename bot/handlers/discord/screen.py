"""What the person who acted has before them, and the ways to change it."""

import asyncio
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.handlers.discord.drafts import Draft, Drafts
from bot.views.discord.surfaces import Form, Panel

# Discord waits three seconds for a first answer, and as long for a form.
# https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
PATIENCE = 1.5

Json = dict[str, Any]


class TooLate(Exception):
    """A form opens only as the first answer to a press; `again` is the token to press once more."""

    def __init__(self, again: str) -> None:
        super().__init__(again)
        self.again = again


class Screen:
    """One person's screen at the moment of one act, known from the interaction of that act."""

    def __init__(self, interaction: discord.Interaction[Any], drafts: Drafts) -> None:
        self.interaction = interaction
        self._drafts = drafts
        # Two answers at once would both be first ones.
        self._turn = asyncio.Lock()
        self._thinking = False
        # What was said beside an answer that had been given.
        self._beside: discord.WebhookMessage | None = None

    @property
    def account(self) -> str:
        """Whose screen this is."""
        return str(self.interaction.user.id)

    @property
    def channel(self) -> str:
        """The server's channel that was acted in; empty in direct messages."""
        return str(self.interaction.channel_id) if self.interaction.guild_id else ""

    @property
    def is_private(self) -> bool:
        """Whether the message acted on is seen by this person alone, and gone when they leave it."""
        message = self.interaction.message
        return message is not None and message.flags.ephemeral

    @property
    def message(self) -> int:
        """The id of the message that was acted on, the same however often it was edited; 0 for commands."""
        return self.interaction.message.id if self.interaction.message else 0

    @property
    def components(self) -> list[Json]:
        """The components of the message that was acted on, as Discord tells them; empty for commands."""
        message = self.interaction.message
        return [component.to_dict() for component in message.components] if message else []  # type: ignore[misc]

    async def show(self, panel: Panel) -> None:
        """Put a panel up: in place of the private one that was acted on, else beside what was acted on."""
        if self.is_private:
            await self.redraw(panel)
        else:
            await self.whisper(panel)

    async def settle(self, panel: Panel) -> None:
        """Put a panel in place of a message that is this person's own; in a channel, privately beside it."""
        if self.channel:
            await self.show(panel)
        else:
            await self.redraw(panel)

    async def redraw(self, panel: Panel) -> None:
        """Put a panel in place of the message that was acted on; of a command, in place of its answer."""
        if self.interaction.message is None and not self.interaction.response.is_done():
            await self.whisper(panel)
            return
        async with self._turn:
            self._thinking = False
            if self.interaction.response.is_done():
                await self.interaction.edit_original_response(**_edited(panel))
            else:
                await self.interaction.response.edit_message(**_edited(panel))

    async def whisper(self, panel: Panel) -> None:
        """Say something that only this person sees, beside what they acted on."""
        async with self._turn:
            if not self.interaction.response.is_done():
                await self.interaction.response.send_message(ephemeral=True, **_sent(panel))
            elif self._thinking:
                self._thinking = False
                await self.interaction.edit_original_response(**_edited(panel))
            else:
                self._beside = await self.interaction.followup.send(ephemeral=True, wait=True, **_sent(panel))

    async def revise(self, panel: Panel) -> None:
        """Put a panel in place of the one that this act was answered with; raises as Discord does.

        Possible for fifteen minutes after the act.
        https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
        """
        async with self._turn:
            if self._beside is not None:
                await self._beside.edit(**_edited(panel))
            else:
                await self.interaction.edit_original_response(**_edited(panel))

    async def tell(self, panel: Panel) -> None:
        """Say something in the person's direct messages; raises as Discord does where they are closed."""
        await self.interaction.user.send(**_sent(panel))

    async def ask(self, form: Form, *, again: str) -> None:
        """Open a form, with what was filled into it when it was refused.

        `again` is the token of the act, offered once more when it is too late for a form.
        """
        async with self._turn:
            if self.interaction.response.is_done():
                raise TooLate(again)
            # discord.py keys open forms by custom id alone: the person is a part of it, and none is kept.
            modal = form.modal(f"{form.token}:{self.account}")
            _fill(modal, self._drafts.take(self.account, form.token))
            modal.stop()
            await self.interaction.response.send_modal(modal)

    def prepare(self, written: str, draft: Draft) -> None:
        """Let the form of this token be filled in so when this person opens it next."""
        self._drafts.keep(self.account, written, draft)

    async def wait(self) -> None:
        """Tell Discord, if it was told nothing yet, that the answer takes longer."""
        async with self._turn:
            response = self.interaction.response
            if response.is_done():
                return
            if self.interaction.message is None:
                self._thinking = True
                await response.defer(ephemeral=True, thinking=True)
            else:
                await response.defer()


def _sent(panel: Panel) -> Json:
    return {"view": _layout(panel), "allowed_mentions": panel.mentions(), "files": files(panel)}


def _edited(panel: Panel) -> Json:
    return {"view": _layout(panel), "allowed_mentions": panel.mentions(), "attachments": files(panel)}


def _layout(panel: Panel) -> ui.LayoutView:
    """Presses are found by their tokens: discord.py need not remember every panel it ever sent."""
    drawn = panel.layout()
    drawn.stop()
    return drawn


def files(panel: Panel) -> list[discord.File]:
    """The panel's files as discord.py sends them."""
    return [
        discord.File(BytesIO(file.content), filename=file.name, description=file.told or None)
        for file in panel.files
    ]


def _fill(modal: ui.Modal, draft: Draft) -> None:
    for item in modal.walk_children():
        kept = draft.get(getattr(item, "custom_id", ""))
        if isinstance(item, ui.TextInput) and isinstance(kept, str):
            item.default = kept or None
        elif isinstance(item, ui.Select) and isinstance(kept, tuple):
            for option in item.options:
                option.default = option.value in kept
        elif isinstance(item, ui.UserSelect | ui.ChannelSelect) and isinstance(kept, tuple):
            item.default_values = [_picked(item, one) for one in kept]


def _picked(menu: ui.UserSelect[Any] | ui.ChannelSelect[Any], id_: str) -> discord.SelectDefaultValue:
    kinds = discord.SelectDefaultValueType
    return discord.SelectDefaultValue(
        id=int(id_), type=kinds.user if isinstance(menu, ui.UserSelect) else kinds.channel
    )
