"""People under one name, put together by hand or in step with a group of a platform."""

from collections.abc import Sequence

from bot.assignment.people import user_lists
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Page, Question
from bot.views.phrases.people import lists as words
from bot.views.phrases.words import Words
from bot.views.screens.people import lists as shown
from bot.views.tokens import Token, token


async def on_lists(acting: Asking, pressed: Token) -> None:
    """All lists; with an id in the button, in the place of what was acted on, from a row on."""
    start = pressed.nth(1) if pressed.ids[1:] else 0
    draw = acting.pages.settle if pressed.ids else acting.pages.show
    everything = await acting.desk.read(user_lists.all_lists, acting.who)
    await draw(shown.lists(everything, words.FOLLOW[acting.who.platform], start))


async def in_step(acting: Asking, list_id: int) -> Page:
    """One list; a mirror is brought into step first."""
    now = await acting.desk.read(user_lists.look_at_list, acting.who, list_id)
    if now.list.group:
        await acting.follow(now.list.group)
    return shown.one(await acting.desk.read(user_lists.look_at_list, acting.who, list_id))


async def on_refresh(acting: Asking, pressed: Token) -> None:
    """One list, in step, in the place of what was acted on."""
    await acting.pages.settle(await in_step(acting, pressed.id))


async def on_new(acting: Asking, _: Token) -> None:
    """The form of a new list."""
    await offer_form(acting)


async def offer_form(acting: Asking, name: str = "") -> None:
    """The form of a new list; only admins are offered it."""
    await acting.desk.read(user_lists.all_lists, acting.who)
    await acting.pages.ask(shown.new_form(name), again=token("list_new"))


async def on_make(acting: Asking, _: Token) -> None:
    """Create the list that was filled in, and look at it."""
    known, left_out = await people(acting, acting.filled.people("people"))
    done = await acting.desk.run(user_lists.create_list, acting.who, acting.filled.text("name"), known)
    await acting.pages.done(shown.one(done.now, (*words.created(done), *left_out)))


async def save(acting: Asking, list_id: int, joining: Sequence[str], leaving: Sequence[str]) -> None:
    """Give a list the name that was filled in, and change its people: these and nobody else."""
    now = await acting.desk.run(user_lists.rename_list, acting.who, list_id, acting.filled.text("name"))
    said: Words = ()
    if joining or leaving:
        known, left_out = await people(acting, joining)
        done = await acting.desk.run(user_lists.change_people, acting.who, list_id, known, leaving)
        now, said = done.now, (*words.changed(done), *left_out)
    await acting.pages.done(shown.one(now, said))


async def ask_delete(acting: Asking, pressed: Token) -> Question:
    now = await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)
    return shown.question(now.list)


async def on_delete(acting: Asking, pressed: Token) -> None:
    """Delete a list."""
    await acting.pages.settle(
        shown.gone(await acting.desk.run(user_lists.delete_list, acting.who, pressed.id))
    )


async def people(acting: Asking, accounts: Sequence[str]) -> tuple[list[str], Words]:
    """The accounts of people, known from now on, and what is to be said of those left out."""
    known = list(await acting.behind(accounts))
    return known, words.NO_BOTS if len(known) < len(set(accounts)) else ()


FEATURE = Feature(
    {
        "lists": on_lists,
        "list_refresh": on_refresh,
        "list_new": on_new,
        "list_delete": on_delete,
    },
    {"list_delete": ask_delete},
    forms={"list_make": (on_make, "list_new")},
)
