"""/lists: people under one name, put together by hand or in step with a user group of Slack."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import user_lists
from bot.handlers.slack import arguments
from bot.handlers.slack.forms import Form
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.list_verbs import VERBS, Asking, show
from bot.handlers.slack.screen import Screen
from bot.views.phrases import lists as words
from bot.views.phrases.words import Words
from bot.views.slack import lists as shown
from bot.views.slack import notices
from bot.views.tokens import Token, pattern, token


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
    everything = await desk.read(user_lists.all_lists, who)
    verb, typed = arguments.split(arguments.beside_people(screen.typed), VERBS)
    asking = Asking(desk, who, screen, groups, everything.rows)
    if verb or typed:
        await VERBS[verb or "show"](asking, typed)
    else:
        await screen.whisper(shown.lists(everything))


async def on_lists(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """All lists; with an id in the button, in the place of that message."""
    await ack()
    draw = screen.replace if pressed.ids else screen.whisper
    await draw(shown.lists(await desk.read(user_lists.all_lists, who)))


async def on_show(
    ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, context: AsyncBoltContext
) -> None:
    """One list; a mirror is brought into step first."""
    await ack()
    await show(desk, who, screen, context["groups"], context["pressed"].id)


async def on_new(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The form of a new list; only admins are offered it."""
    await ack()
    await desk.read(user_lists.all_lists, who)
    await screen.show(shown.new_form(), again=token("list_new"))


async def on_make(desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """Create the list that was filled in, and look at it."""
    form = Form(screen.view)
    people = await groups.people(screen.client, who.workspace, form.people("people"))
    done = await desk.run(user_lists.create_list, who, form.text("name"), people)
    await screen.turn(shown.one(done.now, words.created(done)))


async def on_edit(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form of a list, filled in."""
    await ack()
    now = await desk.read(user_lists.look_at_list, who, pressed.id)
    await screen.notify(shown.edit_form(now, PLATFORM))


async def on_save(desk: Desk, who: Identity, screen: Screen, groups: Groups, pressed: Token) -> None:
    """Change a list's name and people: who came and went in this form, and nobody else."""
    form = Form(screen.view)
    before, after = form.people_before("people"), form.people("people")
    joining = [each for each in after if each not in before]
    leaving = [each for each in before if each not in after]
    now = await desk.run(user_lists.rename_list, who, pressed.id, form.text("name"))
    said: Words = ()
    if joining or leaving:
        known = await groups.people(screen.client, who.workspace, joining)
        done = await desk.run(user_lists.change_people, who, pressed.id, known, leaving)
        now, said = done.now, words.changed(done)
    await screen.back(shown.one(now, said))


async def on_follow(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, groups: Groups) -> None:
    """The form that makes a mirror; only admins are offered it."""
    await ack()
    await desk.read(user_lists.all_lists, who)
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
    made = await desk.run(user_lists.mirror_group, who, form.text("name"), picked[0])
    await screen.turn(shown.one(made, words.READING))
    await groups.follow(screen.client, who.workspace, picked[0].id)
    await screen.redraw(shown.one(await desk.read(user_lists.look_at_list, who, made.list.id)))


async def on_delete(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Delete a list."""
    await ack()
    done = await desk.run(user_lists.delete_list, who, pressed.id)
    if screen.view:
        await screen.show(notices.modal(words.deleted(done)))
    else:
        await screen.replace(shown.gone(done))


async def on_group(event: dict[str, Any], screen: Screen, groups: Groups, workspace: str) -> None:
    """A user group changed, or who is in it."""
    group = event.get("subteam_id") or event["subteam"]["id"]
    await groups.follow(screen.client, workspace, group)
