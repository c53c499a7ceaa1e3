"""What may be typed after /lists: a verb, the name of a list, and people or a user group."""

from collections.abc import Sequence

from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Unfit
from bot.handlers.chat.people import lists
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.views.phrases.people import lists as words
from bot.views.phrases.words import Words
from bot.views.screens.people import lists as shown

Rows = Sequence[UserListRow]
# Between the name a list has and the one it shall have.
_TO = " to "


async def _create(acting: Acting, _: Rows, typed: str) -> None:
    """A name alone opens the form; with people the list is made at once."""
    if group := arguments.group_mentioned(acting.screen.typed):
        raise Unfit(words.not_a_group_here(group[1]))
    _no_strangers(typed)
    known, left_out = await _people(acting)
    if not known and not left_out:
        await lists.offer_form(acting, typed.removeprefix("@"))
    elif not typed:
        raise Unfit(words.WHAT_TO_TYPE)
    else:
        done = await acting.desk.run(user_lists.create_list, acting.who, typed, known)
        await acting.pages.beside(shown.changed((*words.created(done), *left_out), done.now.list))


async def _add(acting: Acting, rows: Rows, typed: str) -> None:
    await _change(acting, rows, "add", typed.removeprefix("to "))


async def _remove(acting: Acting, rows: Rows, typed: str) -> None:
    await _change(acting, rows, "remove", typed.removeprefix("from "))


async def _change(acting: Acting, rows: Rows, verb: str, typed: str) -> None:
    group = arguments.group_mentioned(acting.screen.typed)
    if group and typed not in {"", group[1]}:
        raise Unfit(words.not_a_group_here(group[1]))
    _no_strangers(typed)
    row = _one(acting, rows, typed)
    known, left_out = await _people(acting)
    if not known and not left_out:
        raise Unfit(words.nobody_named(verb))
    change = user_lists.add_people if verb == "add" else user_lists.remove_people
    done = await acting.desk.run(change, acting.who, row.id, known)
    await acting.pages.beside(shown.changed((*words.changed(done), *left_out), row))


async def _rename(acting: Acting, rows: Rows, typed: str) -> None:
    """Names may hold the word between the two: what counts is where the first half is a list's name."""
    places = [place for place in range(len(typed)) if typed.startswith(_TO, place)]
    divided = [(typed[:place].removeprefix("@"), typed[place + len(_TO) :]) for place in places]
    names = {row.name.casefold() for row in rows}
    exact = [each for each in divided if each[0].casefold() in names]
    if not divided:
        raise Unfit(words.WHAT_TO_TYPE)
    former, wanted = (exact or divided)[0]
    row = _one(acting, rows, former)
    now = await acting.desk.run(user_lists.rename_list, acting.who, row.id, wanted)
    await acting.pages.beside(shown.changed(words.renamed(row.name, now.list), now.list))


async def _show(acting: Acting, rows: Rows, typed: str) -> None:
    await acting.pages.show(await lists.in_step(acting, _one(acting, rows, typed).id))


async def _delete(acting: Acting, rows: Rows, typed: str) -> None:
    await acting.pages.beside(shown.ask(_one(acting, rows, typed)))


async def _mirror(acting: Acting, _rows: Rows, typed: str) -> None:
    """Follow a group that was mentioned, or typed by its handle; a name for the list may come behind it."""
    mentioned = arguments.group_mentioned(acting.screen.typed)
    handle, _, name = typed.removeprefix("@").partition(" ")
    found = await acting.groups.all(acting.screen.client, acting.who.workspace)
    ids = [mentioned[0]] if mentioned else [each.id for each in found if each.handle == handle.lower()]
    chosen = [each for each in found if each.id in ids]
    if not chosen:
        raise Unfit(words.no_such_group(handle) if handle else words.WHAT_TO_TYPE)
    made = await acting.desk.run(user_lists.mirror_group, acting.who, name, chosen[0])
    await acting.pages.show(await lists.in_step(acting, made.list.id))


def _one(acting: Acting, rows: Rows, typed: str) -> UserListRow:
    """The list that a name means; raises Unfit where it means none or several.

    A list may be called as a user group is: Slack makes a mention of its name then.
    """
    name = typed.removeprefix("@")
    group = arguments.group_mentioned(acting.screen.typed)
    mirrors = [row for row in rows if group and row.group and row.group.id == group[0]]
    found = meant(name, rows, lambda row: row.name) if name else mirrors
    if not found:
        raise Unfit(words.unknown(name) if name else words.WHAT_TO_TYPE)
    if len(found) > 1:
        raise Unfit(words.ambiguous(name, [row.name for row in found]))
    return found[0]


def _no_strangers(typed: str) -> None:
    """Raises Unfit for names behind the list's own that Slack knew no account for."""
    if strangers := [word for word in typed.split()[1:] if word.startswith("@")]:
        raise Unfit(words.strangers(strangers))


async def _people(acting: Acting) -> tuple[list[str], Words]:
    """The accounts of the people mentioned, and what is to be said of those left out."""
    return await lists.people(acting, arguments.everybody_mentioned(acting.screen.typed))


VERBS = {
    "create": _create,
    "new": _create,
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "show": _show,
    "delete": _delete,
    "mirror": _mirror,
}
