"""User lists behind their buttons: people under one name, by hand or in step with a role of the server."""

from collections.abc import Sequence

import discord

from bot.assignment.people import user_lists
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import lists as shown
from bot.views.parts import Question
from bot.views.phrases import lists as words
from bot.views.phrases.words import Words
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen; the commands are in `list_commands`."""
    face.press("lists", on_lists)
    face.press("list_show", on_show)
    face.press("list_refresh", on_refresh)
    face.press("list_new", on_new)
    face.submit("list_make", on_make, opener="list_new")
    face.press("list_edit", on_edit)
    face.submit("list_save", on_save, opener="list_edit")
    face.press("list_add", on_add)
    face.press("list_remove", on_remove)
    face.press("list_follow", on_follow)
    face.submit("list_mirror", on_mirror, opener="list_follow")
    face.press("list_delete", on_delete)
    face.question("list_delete", ask_delete)


async def on_lists(acting: Acting, _pressed: Token) -> None:
    await acting.screen.show(shown.lists(await acting.desk.read(user_lists.all_lists, acting.who)))


async def on_show(acting: Acting, pressed: Token) -> None:
    """One list: that of the button, or the one picked in the menu."""
    list_id = int(acting.picked[0]) if acting.picked else pressed.id
    await show(acting, list_id)


async def on_refresh(acting: Acting, pressed: Token) -> None:
    """A mirror, brought into step first with everybody whom Baton knows."""
    now = await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)
    if group := now.list.group:
        await acting.identities.roles.follow_all(acting.screen.interaction.client, group.id)
    await show(acting, pressed.id)


async def on_new(acting: Acting, _pressed: Token) -> None:
    await offer_form(acting)


async def on_make(acting: Acting, _form: Token) -> None:
    """Create the list that was filled in, and look at it."""
    await create(acting, acting.filled.text("name"), acting.filled.choices("people"))


async def on_edit(acting: Acting, pressed: Token) -> None:
    now = await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)
    await acting.screen.ask(shown.edit_form(now.list), again=token("list_edit", pressed.id))


async def on_save(acting: Acting, form: Token) -> None:
    """Give a list another name."""
    now = await acting.desk.run(user_lists.rename_list, acting.who, form.id, acting.filled.text("name"))
    await acting.screen.show(shown.one(now))


async def on_add(acting: Acting, pressed: Token) -> None:
    await change(acting, pressed.id, joining=acting.picked)


async def on_remove(acting: Acting, pressed: Token) -> None:
    await change(acting, pressed.id, leaving=acting.picked)


async def on_follow(acting: Acting, _pressed: Token) -> None:
    """The form that makes a mirror; only admins are offered it."""
    await acting.desk.read(user_lists.all_lists, acting.who)
    await acting.screen.ask(shown.follow_form(), again=token("list_follow"))


async def on_mirror(acting: Acting, _form: Token) -> None:
    """Follow the role that was picked."""
    guild, picked = acting.screen.interaction.guild, acting.filled.choice("role")
    role = guild.get_role(int(picked)) if guild and picked else None
    if role is None:
        raise Unfit(words.ROLE_GONE)
    await mirror(acting, role, acting.filled.text("name"))


async def ask_delete(acting: Acting, pressed: Token) -> Question:
    return shown.question((await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)).list)


async def on_delete(acting: Acting, pressed: Token) -> None:
    await acting.screen.show(
        shown.gone(await acting.desk.run(user_lists.delete_list, acting.who, pressed.id))
    )


async def show(acting: Acting, list_id: int, notice: Words = ()) -> None:
    """One list, with what was just done on top."""
    await acting.screen.show(
        shown.one(await acting.desk.read(user_lists.look_at_list, acting.who, list_id), notice)
    )


async def offer_form(acting: Acting, name: str = "") -> None:
    """The form of a new list; only admins are offered it."""
    await acting.desk.read(user_lists.all_lists, acting.who)
    await acting.screen.ask(shown.new_form(name), again=token("list_new"))


async def create(acting: Acting, name: str, accounts: Sequence[str]) -> None:
    """A new list with these people."""
    known, left_out = await _known(acting, accounts)
    done = await acting.desk.run(user_lists.create_list, acting.who, name, known)
    await acting.screen.show(shown.one(done.now, (*words.created(done), *left_out)))


async def change(
    acting: Acting, list_id: int, joining: Sequence[str] = (), leaving: Sequence[str] = ()
) -> None:
    """Put people into a list, or take them out of it."""
    known, left_out = await _known(acting, joining)
    done = await acting.desk.run(user_lists.change_people, acting.who, list_id, known, leaving)
    await acting.screen.show(shown.one(done.now, (*words.changed(done), *left_out)))


async def mirror(acting: Acting, role: discord.Role, name: str) -> None:
    """Follow a role, and bring the list into step with everybody whom Baton knows."""
    if role.is_default():
        raise Unfit(words.EVERYBODYS_ROLE)
    roles = acting.identities.roles
    made = await acting.desk.run(user_lists.mirror_group, acting.who, name, roles.group(role))
    await roles.follow_all(acting.screen.interaction.client, str(role.id))
    await show(acting, made.list.id)


async def _known(acting: Acting, accounts: Sequence[str]) -> tuple[list[str], Words]:
    """The accounts of people, known from now on, and what is to be said of those left out."""
    known = list(await acting.behind(accounts))
    return known, words.NO_BOTS if len(known) < len(set(accounts)) else ()
