"""What may be typed after /lists: a verb, the name of a list, and people or a user group."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.slack import arguments
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.screen import Screen
from bot.views.phrases import lists as words
from bot.views.phrases.words import Words
from bot.views.slack import lists as shown
from bot.views.slack import notices
from bot.views.tokens import token

# Between the name a list has and the one it shall have.
_TO = " to "


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who typed a verb, and the lists there are."""

    desk: Desk
    who: Identity
    screen: Screen
    groups: Groups
    rows: Sequence[UserListRow]

    async def say(self, said: Words) -> None:
        await self.screen.whisper(notices.message(said))

    async def one(self, typed: str) -> UserListRow | None:
        """The list that a name means; None once it was said that it means none or several.

        A list may be called as a user group is: Slack makes a mention of its name then.
        """
        name = typed.removeprefix("@")
        group = arguments.group_mentioned(self.screen.typed)
        mirrors = [row for row in self.rows if group and row.group and row.group.id == group[0]]
        found = meant(name, self.rows, _name) if name else mirrors
        if len(found) == 1:
            return found[0]
        if found:
            await self.say(words.ambiguous(name, [row.name for row in found]))
        else:
            await self.say(words.unknown(name) if name else words.WHAT_TO_TYPE)
        return None

    async def people(self) -> tuple[list[str], Words]:
        """The accounts of the people mentioned, and what is to be said of those left out."""
        named = arguments.everybody_mentioned(self.screen.typed)
        known = await self.groups.people(self.screen.client, self.who.workspace, named)
        return known, words.NO_BOTS if len(known) < len(named) else ()


async def _create(asking: Asking, typed: str) -> None:
    """A name alone opens the form; with people the list is made at once."""
    if group := arguments.group_mentioned(asking.screen.typed):
        await asking.say(words.not_a_group_here(group[1]))
        return
    if strangers := _strangers(typed):
        await asking.say(words.strangers(strangers))
        return
    known, left_out = await asking.people()
    if not known and not left_out:
        await asking.screen.show(shown.new_form(typed.removeprefix("@")), again=token("list_new"))
    elif not typed:
        await asking.say(words.WHAT_TO_TYPE)
    else:
        done = await asking.desk.run(user_lists.create_list, asking.who, typed, known)
        await asking.screen.whisper(shown.done((*words.created(done), *left_out), done.now.list))


async def _add(asking: Asking, typed: str) -> None:
    await _change(asking, "add", typed.removeprefix("to "))


async def _remove(asking: Asking, typed: str) -> None:
    await _change(asking, "remove", typed.removeprefix("from "))


async def _change(asking: Asking, verb: str, typed: str) -> None:
    group = arguments.group_mentioned(asking.screen.typed)
    if group and typed not in {"", group[1]}:
        await asking.say(words.not_a_group_here(group[1]))
        return
    if strangers := _strangers(typed):
        await asking.say(words.strangers(strangers))
        return
    row = await asking.one(typed)
    known, left_out = await asking.people() if row else ([], ())
    if row is None:
        return
    if not known and not left_out:
        await asking.say(words.nobody_named(verb))
        return
    change = user_lists.add_people if verb == "add" else user_lists.remove_people
    done = await asking.desk.run(change, asking.who, row.id, known)
    await asking.screen.whisper(shown.done((*words.changed(done), *left_out), row))


async def _rename(asking: Asking, typed: str) -> None:
    """Names may hold the word between the two: what counts is where the first half is a list's name."""
    places = [place for place in range(len(typed)) if typed.startswith(_TO, place)]
    divided = [(typed[:place].removeprefix("@"), typed[place + len(_TO) :]) for place in places]
    names = {row.name.casefold() for row in asking.rows}
    exact = [each for each in divided if each[0].casefold() in names]
    if not divided:
        await asking.say(words.WHAT_TO_TYPE)
        return
    former, wanted = (exact or divided)[0]
    if row := await asking.one(former):
        now = await asking.desk.run(user_lists.rename_list, asking.who, row.id, wanted)
        await asking.screen.whisper(shown.done(words.renamed(row.name, now.list), now.list))


async def _show_named(asking: Asking, typed: str) -> None:
    if row := await asking.one(typed):
        await show(asking.desk, asking.who, asking.screen, asking.groups, row.id)


async def _delete(asking: Asking, typed: str) -> None:
    if row := await asking.one(typed):
        await asking.screen.whisper(shown.ask(row))


async def _mirror(asking: Asking, typed: str) -> None:
    """Follow a group that was mentioned, or typed by its handle; a name for the list may come behind it."""
    mentioned = arguments.group_mentioned(asking.screen.typed)
    handle, _, name = typed.removeprefix("@").partition(" ")
    found = await asking.groups.all(asking.screen.client, asking.who.workspace)
    meant = (
        [each for each in found if each.id == mentioned[0]]
        if mentioned
        else [each for each in found if each.handle == handle.lower()]
    )
    if not meant:
        await asking.say(words.no_such_group(handle) if handle else words.WHAT_TO_TYPE)
        return
    made = await asking.desk.run(user_lists.mirror_group, asking.who, name, meant[0])
    await show(asking.desk, asking.who, asking.screen, asking.groups, made.list.id)


async def show(desk: Desk, who: Identity, screen: Screen, groups: Groups, list_id: int) -> None:
    """One list; a mirror is brought into step first."""
    now = await desk.read(user_lists.look_at_list, who, list_id)
    if group := now.list.group:
        await groups.follow(screen.client, group.workspace, group.id)
        now = await desk.read(user_lists.look_at_list, who, list_id)
    await screen.show(shown.one(now), again=token("list_show", list_id))


def _strangers(typed: str) -> list[str]:
    """Names behind the list's own that Slack knew no account for."""
    return [word for word in typed.split()[1:] if word.startswith("@")]


def _name(row: UserListRow) -> str:
    return row.name


VERBS = {
    "create": _create,
    "new": _create,
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "show": _show_named,
    "delete": _delete,
    "mirror": _mirror,
}
