"""/lists: people under one name, put together by hand or in step with a user group of Slack."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.assignment import lists
from bot.assignment.desk import Desk
from bot.assignment.outcomes.lists import UserListRow
from bot.assignment.outcomes.people import Identity
from bot.handlers.slack import arguments
from bot.handlers.slack.forms import Form
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.phrases import lists as words
from bot.views.phrases.words import Words
from bot.views.slack import lists as shown
from bot.views.slack import notices
from bot.views.tokens import Token, pattern, token

# Between the name a list has and the one it shall have.
_TO = " to "


@dataclass(frozen=True, slots=True)
class _Asking:
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
        found = arguments.meant(name, self.rows, _name) if name else mirrors
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


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/lists")(on_command)
    app.action(pattern("lists"))(on_lists)
    app.action(pattern("list_show"))(on_show)
    app.action(pattern("list_new"))(on_new)
    app.view(pattern("list_make"))(on_make)
    app.action(pattern("list_edit"))(on_edit)
    app.view(pattern("list_save"))(on_save)
    app.action(pattern("list_follow"))(on_follow)
    app.view(pattern("list_mirror"))(on_mirror)
    app.action(pattern("list_delete"))(on_delete)
    app.event("subteam_updated")(on_group)
    app.event("subteam_members_changed")(on_group)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """See all lists, or do what was typed to the one that is meant."""
    await ack()
    everything = await desk.read(lists.all_lists, who)
    verb, typed = arguments.split(arguments.beside_people(screen.typed), _VERBS)
    asking = _Asking(desk, who, screen, groups, everything.rows)
    if verb or typed:
        await _VERBS[verb or "show"](asking, typed)
    else:
        await screen.whisper(shown.lists(everything))


async def on_lists(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """All lists; with an id in the button, in the place of that message."""
    await ack()
    show = screen.replace if pressed.ids else screen.whisper
    await show(shown.lists(await desk.read(lists.all_lists, who)))


async def on_show(
    ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, context: AsyncBoltContext
) -> None:
    """One list; a mirror is brought into step first."""
    await ack()
    await _show(desk, who, screen, context["groups"], context["pressed"].id)


async def on_new(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The form of a new list; only admins are offered it."""
    await ack()
    await desk.read(lists.all_lists, who)
    await screen.show(shown.new_form(), again=token("list_new"))


async def on_make(desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """Create the list that was filled in, and look at it."""
    form = Form(screen.view)
    people = await groups.people(screen.client, who.workspace, form.people("people"))
    done = await desk.run(lists.create_list, who, form.text("name"), people)
    await screen.turn(shown.one(done.now, words.created(done)))


async def on_edit(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form of a list, filled in."""
    await ack()
    now = await desk.read(lists.look_at_list, who, pressed.id)
    await screen.notify(shown.edit_form(now, PLATFORM))


async def on_save(desk: Desk, who: Identity, screen: Screen, groups: Groups, pressed: Token) -> None:
    """Change a list's name and people: who came and went in this form, and nobody else."""
    form = Form(screen.view)
    before, after = form.people_before("people"), form.people("people")
    joining = [each for each in after if each not in before]
    leaving = [each for each in before if each not in after]
    now = await desk.run(lists.rename_list, who, pressed.id, form.text("name"))
    said: Words = ()
    if joining or leaving:
        known = await groups.people(screen.client, who.workspace, joining)
        done = await desk.run(lists.change_people, who, pressed.id, known, leaving)
        now, said = done.now, words.changed(done)
    await screen.back(shown.one(now, said))


async def on_follow(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """The form that makes a mirror; only admins are offered it."""
    await ack()
    await desk.read(lists.all_lists, who)
    if found := await groups.all(screen.client, who.workspace):
        await screen.show(shown.follow_form(found), again=token("list_follow"))
    else:
        await screen.tell(words.NO_GROUPS)


async def on_mirror(desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """Follow the group that was picked. Its people come a moment later: a large group takes its time."""
    form = Form(screen.view)
    found = await groups.all(screen.client, who.workspace)
    picked = [each for each in found if each.id == form.choice("group")]
    if not picked:
        await screen.complain({"group": words.GROUP_GONE})
        return
    made = await desk.run(lists.mirror_group, who, form.text("name"), picked[0])
    await screen.turn(shown.one(made, words.READING))
    await groups.follow(screen.client, who.workspace, picked[0].id)
    await screen.redraw(shown.one(await desk.read(lists.look_at_list, who, made.list.id)))


async def on_delete(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Delete a list."""
    await ack()
    done = await desk.run(lists.delete_list, who, pressed.id)
    if screen.view:
        await screen.show(notices.modal(words.deleted(done)))
    else:
        await screen.replace(shown.gone(done))


async def on_group(event: dict[str, Any], screen: Screen, groups: Groups, workspace: str) -> None:
    """A user group changed, or who is in it."""
    group = event.get("subteam_id") or event["subteam"]["id"]
    await groups.follow(screen.client, workspace, group)


async def _create(asking: _Asking, typed: str) -> None:
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
        done = await asking.desk.run(lists.create_list, asking.who, typed, known)
        await asking.screen.whisper(shown.done((*words.created(done), *left_out), done.now.list))


async def _add(asking: _Asking, typed: str) -> None:
    await _change(asking, "add", typed.removeprefix("to "))


async def _remove(asking: _Asking, typed: str) -> None:
    await _change(asking, "remove", typed.removeprefix("from "))


async def _change(asking: _Asking, verb: str, typed: str) -> None:
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
    change = lists.add_people if verb == "add" else lists.remove_people
    done = await asking.desk.run(change, asking.who, row.id, known)
    await asking.screen.whisper(shown.done((*words.changed(done), *left_out), row))


async def _rename(asking: _Asking, typed: str) -> None:
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
        now = await asking.desk.run(lists.rename_list, asking.who, row.id, wanted)
        await asking.screen.whisper(shown.done(words.renamed(row.name, now.list), now.list))


async def _show_named(asking: _Asking, typed: str) -> None:
    if row := await asking.one(typed):
        await _show(asking.desk, asking.who, asking.screen, asking.groups, row.id)


async def _delete(asking: _Asking, typed: str) -> None:
    if row := await asking.one(typed):
        await asking.screen.whisper(shown.ask(row))


async def _mirror(asking: _Asking, typed: str) -> None:
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
    made = await asking.desk.run(lists.mirror_group, asking.who, name, meant[0])
    await _show(asking.desk, asking.who, asking.screen, asking.groups, made.list.id)


async def _show(desk: Desk, who: Identity, screen: Screen, groups: Groups, list_id: int) -> None:
    now = await desk.read(lists.look_at_list, who, list_id)
    if group := now.list.group:
        await groups.follow(screen.client, group.workspace, group.id)
        now = await desk.read(lists.look_at_list, who, list_id)
    await screen.show(shown.one(now), again=token("list_show", list_id))


def _strangers(typed: str) -> list[str]:
    """Names behind the list's own that Slack knew no account for."""
    return [word for word in typed.split()[1:] if word.startswith("@")]


def _name(row: UserListRow) -> str:
    return row.name


_VERBS = {
    "create": _create,
    "new": _create,
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "show": _show_named,
    "delete": _delete,
    "mirror": _mirror,
}
