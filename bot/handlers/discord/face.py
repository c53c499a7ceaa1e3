"""Brings every act of a person to its handler: commands, buttons, menus, forms."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec

import discord
from discord import app_commands

from bot.assignment.desk import Desk
from bot.assignment.refusals.general import Refusal
from bot.assignment.upkeep import dedupe
from bot.handlers.asking import Media, NoMedia, Unfit
from bot.handlers.chat.errors import Outsider, UnknownCommand
from bot.handlers.cleaning import cleaned
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.drafts import Drafts
from bot.handlers.discord.errors import on_error, words_of
from bot.handlers.discord.failures import FAILURES
from bot.handlers.discord.filled import Filled
from bot.handlers.discord.identity import Identities
from bot.handlers.discord.screen import PATIENCE, Screen
from bot.views.discord import paint
from bot.views.discord.parts import asked
from bot.views.parts import Question, notice
from bot.views.phrases import mishaps
from bot.views.phrases.languages import language_of, speak
from bot.views.phrases.options import more
from bot.views.screens.mishaps import fix
from bot.views.screens.texting import where_to_start
from bot.views.screens.ways_out import ways_out
from bot.views.tokens import OldToken, Token, parse, token
from bot.vocabulary import Language

Facts = ParamSpec("Facts")
Handler = Callable[[Acting, Token], Awaitable[None]]
Asker = Callable[[Acting, Token], Awaitable[Question]]
Suggestions = Callable[[Acting, str], Awaitable[Sequence[tuple[str, str]]]]
_MOST_SUGGESTED = 25
# Discord still shows the commands of another version.
_UNKNOWN = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)
# How long acts under way may take once Baton stops, in seconds.
_LAST_ANSWERS = 3.0


class Face:
    """Who handles what. Modules register here: `press` for buttons and menus, `submit` for forms."""

    def __init__(
        self, desk: Desk, identities: Identities, bucket_sizes: Sequence[int], *, shared: bool
    ) -> None:
        self._desk = desk
        self._identities = identities
        self._bucket_sizes = tuple(bucket_sizes)
        # Whether other processes hear the same server.
        self._shared = shared
        # Told after how many seconds what somebody asked for was done.
        self.took: Callable[[float], None] | None = None
        self.media: Media = NoMedia()
        self._drafts = Drafts()
        self._under_way: set[asyncio.Task[Any]] = set()
        self._presses: dict[str, Handler] = {"dismiss": _dismiss}
        self._questions: dict[str, Asker] = {}
        self._forms: dict[str, tuple[Handler, str]] = {}
        # Commands are added to the tree once there is a client.
        self.commands: list[app_commands.Command[Any, ..., Any] | app_commands.Group] = []

    @property
    def heard(self) -> frozenset[str]:
        """Every verb that is answered, on buttons, menus and forms."""
        return frozenset(self._presses) | frozenset(self._forms)

    def press(self, verb: str, handler: Handler) -> None:
        """`handler` answers buttons and menus with tokens of this verb."""
        if verb in self._presses:
            raise ValueError(f"two answer presses of {verb}")
        self._presses[verb] = handler

    def question(self, verb: str, asker: Asker) -> None:
        """Before buttons of this verb that were drawn with `asks`, this question is put."""
        self._questions[verb] = asker

    def submit(self, verb: str, handler: Handler, opener: str) -> None:
        """`handler` takes forms of this verb; `opener`, with the same ids, opens the form again."""
        self._forms[verb] = (handler, opener)

    async def finish(self) -> None:
        """Wait for acts that are under way, for a few seconds at most."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_LAST_ANSWERS)

    async def run(
        self,
        interaction: discord.Interaction[Any],
        handler: Callable[Concatenate[Acting, Facts], Awaitable[None]],
        *facts: Facts.args,
        **more: Facts.kwargs,
    ) -> None:
        """Answer a command: `handler` is given who acts, and the command's options as they are handed in."""

        async def act(screen: Screen) -> None:
            await handler(await self._acting(interaction, screen), *cleaned(facts), **cleaned(more))

        await self._attend(interaction, act)

    async def suggest(
        self, interaction: discord.Interaction[Any], suggestions: Suggestions, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Choices for an option that is being typed; none for those who may not ask."""
        screen = Screen(interaction, self._drafts)
        with suppress(Refusal, Outsider, *FAILURES):
            acting = await self._acting(interaction, screen)
            found = await suggestions(acting, cleaned(typed))
            if len(found) > _MOST_SUGGESTED:
                shown = found[: _MOST_SUGGESTED - 1]
                found = [*shown, (more(len(found) - len(shown)), cleaned(typed) or "…")]
            return [app_commands.Choice(name=name[:100], value=value[:100]) for name, value in found]
        return []

    def offering(self, suggestions: Suggestions) -> Any:  # noqa: ANN401  discord.py has no name for it
        """The same as what a command's option is completed by."""

        async def offered(
            interaction: discord.Interaction[Any], typed: str
        ) -> list[app_commands.Choice[str]]:
            return await self.suggest(interaction, suggestions, typed)

        return offered

    async def pressed(self, interaction: discord.Interaction[Any], custom_id: str) -> None:
        """Answer a button or a menu."""

        async def act(screen: Screen) -> None:
            button = parse(custom_id)
            meant = asked(button.verb)
            if meant in self._questions:
                question = await self._questions[meant](
                    await self._acting(interaction, screen), Token(meant, button.ids)
                )
                panel = paint.question(question, token(meant, *button.ids))
                await (screen.show if question.back else screen.whisper)(panel)
            elif button.verb in self._presses:
                await self._presses[button.verb](await self._acting(interaction, screen), button)
            else:
                raise OldToken(custom_id)

        await self._attend(interaction, act)

    async def submitted(self, interaction: discord.Interaction[Any], custom_id: str) -> None:
        """Answer a form. What it is refused for is said with what was typed, and a way back to the form."""

        async def act(screen: Screen) -> None:
            written, _, account = custom_id.rpartition(":")
            form = parse(written)
            if form.verb not in self._forms or account != screen.account:
                raise OldToken(custom_id)
            handler, opener = self._forms[form.verb]
            acting = await self._acting(interaction, screen)
            try:
                await handler(acting, form)
            except (Refusal, Unfit) as no:
                self._drafts.keep(screen.account, written, acting.filled.draft)
                said = "\n".join(acting.filled.typed.values())
                again = token(opener, *form.ids)
                await screen.whisper(paint.panel(fix(words_of(no), said, again, *ways_out(no))))

        await self._attend(interaction, act)

    async def mistaken(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Answer a command that no handler was found for, or not with these options."""

        async def act(_: Screen) -> None:
            raise UnknownCommand if isinstance(error, _UNKNOWN) else error

        await self._attend(interaction, act)

    async def addressed(self, message: discord.Message) -> None:
        """Somebody wrote to Baton in a direct message."""
        if self._shared and not await self._desk.run(dedupe.first_sight, "discord message", str(message.id)):
            return
        speak(self._identities.language_of(message.author.id) or Language.ENGLISH)
        drawn = paint.panel(where_to_start()).layout()
        drawn.stop()
        with suppress(*FAILURES):
            await message.channel.send(view=drawn)

    async def _acting(self, interaction: discord.Interaction[Any], screen: Screen) -> Acting:
        data: dict[str, Any] = interaction.data or {}  # type: ignore[assignment]  # of three shapes
        who = await self._identities.of(interaction)
        speak(self._identities.language_of(int(who.account)) or Language.ENGLISH)
        return Acting(
            desk=self._desk,
            who=who,
            screen=screen,
            identities=self._identities,
            bucket_sizes=self._bucket_sizes,
            filled=Filled(interaction),
            media=self.media,
            picked=tuple(str(value) for value in data.get("values") or ()),
        )

    async def _attend(
        self, interaction: discord.Interaction[Any], act: Callable[[Screen], Awaitable[None]]
    ) -> None:
        """Do what was asked, tell Discord in time that it takes longer, and the person what went wrong."""
        task = asyncio.current_task()
        if task is not None:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        speak(language_of(str(interaction.locale)) or Language.ENGLISH)
        screen, began = Screen(interaction, self._drafts), asyncio.get_running_loop().time()
        try:
            if not await self._is_ours(interaction):
                return
            watch = asyncio.create_task(_watch(screen))
            try:
                await act(screen)
            finally:
                watch.cancel()
        except Exception as error:  # noqa: BLE001  whatever it is, the person is told and it is logged
            await on_error(error, screen)
        with suppress(*FAILURES):
            await screen.wait()  # a deed that changed nothing in sight is acknowledged all the same
        if self.took is not None:
            self.took(asyncio.get_running_loop().time() - began)

    async def _is_ours(self, interaction: discord.Interaction[Any]) -> bool:
        """Discord tells every process that listens of every act: the first one to note it answers."""
        if not self._shared:
            return True
        return await self._desk.run(dedupe.first_sight, "discord interaction", str(interaction.id))


async def _watch(screen: Screen) -> None:
    await asyncio.sleep(PATIENCE)
    with suppress(*FAILURES):
        await screen.wait()


async def _dismiss(acting: Acting, _: Token) -> None:
    await acting.screen.show(paint.panel(notice(mishaps.DISMISSED)))
