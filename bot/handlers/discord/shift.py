"""/shift: who is on now and who will be; joined, left, extended and ended."""

from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.shifts import ShiftRow, ShiftsPicture
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.typed.calling import meant
from bot.assignment.shifts import shift
from bot.handlers import shifting
from bot.handlers.discord import shift_open
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import notices
from bot.views.discord import shift as shown
from bot.views.parts import Question
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.tokens import Token

Command = app_commands.Command[Any, ..., Any]
_VERB = "shift_"
_WHICH = "The shift; without it the one that runs now, or the next one"
_PLAIN = {
    "join": "Come on a shift, before it begins or while it runs",
    "leave": "Go off a shift, before it begins or early",
    "end": "End a shift now, or call it off before it begins",
    "stop": "Let a shift recur no more",
}
# What is typed beside which shift is meant.
_WRITTEN = {
    "extend": ("Let a shift last longer", "How much longer, like 30m or until 9pm"),
    "cover": (
        "Find somebody who comes in your place",
        "For which part, like 7-8pm; without it all of the shift",
    ),
}


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(name="shift", description="See, join and lead shifts")
    for command in (_list(face), *_verbs(face), *shift_open.commands(face)):
        group.add_command(command)
    face.commands.append(group)
    face.press("shifts", on_shifts)
    face.press("shift_look", on_look)
    for verb in shifting.ACTS:
        face.press(_VERB + verb, on_change)
    face.press("shift_extend", on_extend)
    face.press("shift_stop", on_stop)
    face.question("shift_leave", ask_leave)
    face.question("shift_end", ask_end)
    face.question("shift_stop", ask_stop)
    shift_open.register(face)


async def on_list(acting: Acting) -> None:
    """All shifts."""
    await acting.screen.show(shown.shifts(await _picture(acting)))


async def on_verb(acting: Acting, verb: str, which: str, written: str = "") -> None:
    """Do what was typed to the shift that is meant; ask where several are."""
    picture = await _picture(acting)
    fitting = shifting.chosen(picture, verb, which)
    if len(fitting) != 1:
        several = shown.shifts(picture, words.WHICH)
        await acting.screen.show(several if fitting else notices.panel(words.NONE_TO[verb]))
        return
    await show(acting, await shifting.act_written(acting.desk, acting.who, verb, fitting[0], written))


async def suggest(verb: str, acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The shifts that a verb may be about."""
    picture = await _picture(acting)
    rows = shifting.choices(picture, verb)
    found = meant(typed, rows, lambda row: words.brief(row, picture.here)) if typed else rows
    return [(words.brief(row, picture.here), str(row.id)) for row in found]


async def on_shifts(acting: Acting, pressed: Token) -> None:
    """All shifts as they are now, from the one in the place that the button says."""
    start = pressed.ids[0] if pressed.ids else 0
    await acting.screen.show(shown.shifts(await _picture(acting), start=start))


async def on_look(acting: Acting, _: Token) -> None:
    """The shift that was picked, with all that can be done to it."""
    picture = await _picture(acting)
    await acting.screen.show(shown.one(picture, _one(picture, acting.picked[0])))


async def on_change(acting: Acting, pressed: Token) -> None:
    """Join, leave or end a shift, and show all of them as they are now."""
    verb = pressed.verb.removeprefix(_VERB)
    await show(acting, await shifting.act(acting.desk, acting.who, verb, pressed.id))


async def on_extend(acting: Acting, pressed: Token) -> None:
    """Let a shift last longer, by as many minutes as the button says."""
    row = await acting.desk.run(shift.extend_shift, acting.who, pressed.id, pressed.nth(1))
    await show(acting, words.extended(row))


async def on_stop(acting: Acting, pressed: Token) -> None:
    """Let a shift recur no more."""
    await show(acting, words.stopped(await acting.desk.run(shift.stop_series, acting.who, pressed.id)))


async def ask_leave(_: Acting, __: Token) -> Question:
    return shown.LEAVING


async def ask_stop(_: Acting, __: Token) -> Question:
    return shown.STOPPING


async def ask_end(acting: Acting, pressed: Token) -> Question:
    return shown.ending(_one(await _picture(acting), str(pressed.id)))


async def show(acting: Acting, notice: Words) -> None:
    """All shifts as they are now, with what was done above them."""
    await acting.screen.show(shown.shifts(await _picture(acting), notice))


async def _picture(acting: Acting) -> ShiftsPicture:
    return await acting.desk.read(shift.all_shifts, acting.who)


def _one(picture: ShiftsPicture, shift_id: str) -> ShiftRow:
    found = [row for row in (*picture.running, *picture.upcoming) if str(row.id) == shift_id]
    if not found:
        raise NoSuchThing("shift")
    return found[0]


def _list(face: Face) -> Command:
    @app_commands.command(
        name="list", description="See the shifts that run and those to come, and who is on them"
    )
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _verbs(face: Face) -> list[Command]:
    plain = [_plain(face, verb, about) for verb, about in _PLAIN.items()]
    return [*plain, *(_written(face, verb, *about) for verb, about in _WRITTEN.items())]


def _plain(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(which=_WHICH)
    @app_commands.rename(which="shift")
    async def command(interaction: discord.Interaction[Any], which: str = "") -> None:
        await face.run(interaction, on_verb, verb, which)

    return _choosing(face, verb, command)


def _written(face: Face, verb: str, about: str, what: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(written=what, which=_WHICH)
    @app_commands.rename(written="time", which="shift")
    async def command(interaction: discord.Interaction[Any], written: str = "", which: str = "") -> None:
        await face.run(interaction, on_verb, verb, which, written)

    return _choosing(face, verb, command)


def _choosing(face: Face, verb: str, command: Command) -> Command:
    @command.autocomplete("which")
    async def shifts(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, partial(suggest, verb), typed)

    return command
