"""/people link: one person with accounts on several platforms, by a code or by an admin."""

from secrets import token_bytes
from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.people import NotLinked
from bot.assignment.people import linking
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import linking as shown
from bot.views.parts import Question
from bot.views.phrases.linking import done
from bot.views.tokens import Token, token

_CHANCE = 16


def register(face: Face) -> None:
    """Listen; the command stands in the group of `people`."""
    face.press("accounts", on_accounts)
    face.press("person_accounts", on_their_accounts)
    face.press("link_code", on_code)
    face.press("link_have", on_have)
    face.submit("link_use", on_use, opener="link_have")
    face.press("link_with", on_choose)
    face.press("link_pick", on_pick)
    face.press("link_do", on_link)
    face.question("unlink", ask_unlink)
    face.press("unlink", on_unlink)


def command(face: Face) -> app_commands.Command[Any, ..., Any]:
    """The command that shows a code, or uses one."""

    @app_commands.command(name="link", description="Say that you are the same person on another platform")
    @app_commands.describe(code="The code that you were shown there; without it you are shown one")
    async def link(interaction: discord.Interaction[Any], code: str = "") -> None:
        await face.run(interaction, on_typed, code.strip())

    return link


async def on_typed(acting: Acting, code: str) -> None:
    """Show a code, or use the one that was typed."""
    await (_use(acting, code) if code else _show_code(acting))


async def on_accounts(acting: Acting, _: Token) -> None:
    """One's own accounts."""
    await acting.screen.show(shown.mine(await acting.desk.read(linking.look, acting.who)))


async def on_their_accounts(acting: Acting, pressed: Token) -> None:
    """Somebody's accounts, for an admin."""
    await acting.screen.show(shown.theirs(await acting.desk.read(linking.look, acting.who, pressed.id)))


async def on_code(acting: Acting, _: Token) -> None:
    """A new code."""
    await _show_code(acting)


async def on_have(acting: Acting, _: Token) -> None:
    """Where a code is typed."""
    await acting.screen.ask(shown.have_form(), again=token("link_have"))


async def on_use(acting: Acting, _: Token) -> None:
    """Use the code that was filled in."""
    await _use(acting, acting.filled.text("code"))


async def on_choose(acting: Acting, pressed: Token) -> None:
    """With whom an admin may link somebody."""
    found = await acting.desk.read(linking.choices, acting.who, pressed.id)
    await acting.screen.show(shown.choose(found))


async def on_pick(acting: Acting, pressed: Token) -> None:
    """Ask before two people are made one."""
    await acting.screen.show(shown.sure(pressed.id, int(acting.picked[0])))


async def on_link(acting: Acting, pressed: Token) -> None:
    """Make two people one."""
    came = await acting.desk.run(linking.link, acting.who, pressed.id, pressed.nth(1))
    await acting.screen.show(shown.theirs(came, done(came)))


async def ask_unlink(_: Acting, __: Token) -> Question:
    return shown.UNLINKING


async def on_unlink(acting: Acting, pressed: Token) -> None:
    """Part an account, one's own or for an admin somebody's."""
    came = await acting.desk.run(linking.unlink, acting.who, pressed.id)
    if whose := pressed.nth(1):
        picture = await acting.desk.read(linking.look, acting.who, whose)
        await acting.screen.show(shown.theirs(picture, done(came)))
    else:
        picture = await acting.desk.read(linking.look, acting.who)
        await acting.screen.show(shown.mine(picture, done(came)))


async def _use(acting: Acting, code: str) -> None:
    came = await acting.desk.run(linking.use_code, acting.who, code)
    if isinstance(came, NotLinked):
        raise Unfit(done(came))
    await acting.screen.show(shown.mine(came, done(came)))


async def _show_code(acting: Acting) -> None:
    made = await acting.desk.run(linking.make_code, acting.who, token_bytes(_CHANCE))
    await acting.screen.show(shown.mine(await acting.desk.read(linking.look, acting.who), made=made))
