"""/people: who is on the team, and what an admin may change about them."""

import re
from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.people import PersonChanged, PersonRow
from bot.assignment.people import members
from bot.handlers.asking import Unfit
from bot.handlers.discord import linking
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import people as shown
from bot.views.discord.parts import asked
from bot.views.parts import Question
from bot.views.phrases import people as words
from bot.views.tokens import Token, token
from bot.vocabulary import Role

_MENTION = re.compile(r"<@!?(?P<account>[0-9]{1,20})>")
_ASKED = ("person_admin", "person_volunteer", "person_suspend")


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(name="people", description="See who is on the team and what each may do")
    for command in (_list(face), _show(face), linking.command(face)):
        group.add_command(command)
    face.commands.append(group)
    face.press("people", on_people)
    face.press("person", on_person)
    face.press("person_limit", on_limit)
    face.submit("person_cap", on_cap, opener="person_limit")
    for verb in (*_ASKED, "person_restore"):
        face.press(verb, on_change)
    for verb in _ASKED:
        face.question(verb, ask_change)


async def on_list(acting: Acting) -> None:
    """Everybody."""
    await acting.screen.show(shown.people(await acting.desk.read(members.everybody, acting.who)))


async def on_named(acting: Acting, typed: str) -> None:
    """The person who was mentioned, or those with a name like what was typed."""
    if mentioned := _MENTION.fullmatch(typed.strip()):
        (person_id,) = await acting.ids_of([mentioned["account"]])
        await acting.screen.show(shown.person(await _look(acting, person_id)))
        return
    name = typed.strip().removeprefix("@")
    found = await acting.desk.read(members.everybody, acting.who, name)
    one = found.total == 1
    await acting.screen.show(shown.person(found.rows[0]) if one else shown.people(found, name))


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """People with such a name."""
    found = await acting.desk.read(members.everybody, acting.who, typed.strip())
    return [(row.ref.name, row.ref.name) for row in found.rows]


async def on_people(acting: Acting, _: Token) -> None:
    """Everybody."""
    await on_list(acting)


async def on_person(acting: Acting, pressed: Token) -> None:
    """One person."""
    await acting.screen.show(shown.person(await _look(acting, pressed.id)))


async def ask_change(acting: Acting, pressed: Token) -> Question:
    """What a change will do."""
    return shown.sure(asked(pressed.verb), await _look(acting, pressed.id))


async def on_change(acting: Acting, pressed: Token) -> None:
    """Change what somebody may do, and show them as they are now."""
    done = await _change(acting, pressed)
    await acting.screen.show(shown.person(await _look(acting, pressed.id), words.changed(done)))


async def on_limit(acting: Acting, pressed: Token) -> None:
    """Ask how much somebody may hold."""
    form = shown.cap_form(await _look(acting, pressed.id))
    await acting.screen.ask(form, again=token("person_limit", pressed.id))


async def on_cap(acting: Acting, form: Token) -> None:
    """Change how much somebody may hold."""
    cap = acting.filled.text("cap")
    if cap and not (cap.isascii() and cap.isdigit()):
        raise Unfit(words.no_number(cap))
    done = await acting.desk.run(members.set_cap, acting.who, form.id, int(cap) if cap else None)
    await acting.screen.show(shown.person(await _look(acting, form.id), words.changed(done)))


async def _look(acting: Acting, person_id: int) -> PersonRow:
    return await acting.desk.read(members.look, acting.who, person_id)


async def _change(acting: Acting, pressed: Token) -> PersonChanged:
    match pressed.verb:
        case "person_admin":
            return await acting.desk.run(members.set_role, acting.who, pressed.id, Role.ADMIN)
        case "person_volunteer":
            return await acting.desk.run(members.set_role, acting.who, pressed.id, Role.VOLUNTEER)
        case "person_suspend":
            return await acting.desk.run(members.suspend, acting.who, pressed.id)
        case _:
            return await acting.desk.run(members.restore, acting.who, pressed.id)


def _list(face: Face) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name="list", description="See everybody whom Baton knows, for admins")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _show(face: Face) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name="show", description="See one person and what you may change, for admins")
    @app_commands.describe(person="Their name, or a mention of them")
    async def command(interaction: discord.Interaction[Any], person: str) -> None:
        await face.run(interaction, on_named, person)

    @command.autocomplete("person")
    async def names(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, suggest, typed)

    return command
