"""User lists behind their buttons, where Discord has its own: editing the people, and following a role."""

from dataclasses import replace

import discord

from bot.assignment.people import user_lists
from bot.handlers.asking import Unfit
from bot.handlers.chat.people import lists
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord.native.lists import follow_form
from bot.views.phrases.people import lists as words
from bot.views.screens.people import lists as shown
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen; the commands are in `list_commands`."""
    face.press("list_show", on_show)
    face.press("list_edit", on_edit)
    face.submit("list_save", on_save, opener="list_edit")
    face.press("list_follow", on_follow)
    face.submit("list_mirror", on_mirror, opener="list_follow")


async def on_show(acting: Acting, pressed: Token) -> None:
    """One list: asking Discord for everybody in a role is left to *Refresh*."""
    await show(acting, pressed.id)


async def show(acting: Acting, list_id: int) -> None:
    """One list as it is known."""
    now = await acting.desk.read(user_lists.look_at_list, acting.who, list_id)
    await acting.pages.show(shown.one(now))


async def on_edit(acting: Acting, pressed: Token) -> None:
    """The form of a list: Discord does not tell who was picked when it was drawn, so it asks for changes."""
    now = await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)
    leaving = replace(shown.people("leaving", words.REMOVE), hint="")
    changes = [shown.people("joining", words.ADD), leaving]
    await acting.pages.ask(shown.edit_form(now.list, changes), again=token("list_edit", pressed.id))


async def on_save(acting: Acting, form: Token) -> None:
    """Change a list's name and people."""
    await lists.save(acting, form.id, acting.filled.people("joining"), acting.filled.people("leaving"))


async def on_follow(acting: Acting, _: Token) -> None:
    """The form that makes a mirror; only admins are offered it."""
    await acting.desk.read(user_lists.all_lists, acting.who)
    await acting.screen.ask(follow_form(), again=token("list_follow"))


async def on_mirror(acting: Acting, _: Token) -> None:
    """Follow the role that was picked."""
    guild, picked = acting.screen.interaction.guild, acting.filled.choice("role")
    role = guild.get_role(int(picked)) if guild and picked else None
    if role is None:
        raise Unfit(words.ROLE_GONE)
    await mirror(acting, role, acting.filled.text("name"))


async def mirror(acting: Acting, role: discord.Role, name: str) -> None:
    """Follow a role, and bring the list into step with everybody whom Baton knows."""
    if role.is_default():
        raise Unfit(words.EVERYBODYS_ROLE)
    group = acting.identities.roles.group(role)
    made = await acting.desk.run(user_lists.mirror_group, acting.who, name, group)
    await acting.pages.show(await lists.in_step(acting, made.list.id))
