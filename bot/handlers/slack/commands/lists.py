"""/lists behind its buttons, where Slack has its own: editing the people, and following a user group."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.people import user_lists
from bot.handlers.asking import Unfit
from bot.handlers.chat.people import lists
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.commands.list_verbs import VERBS
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.fields import Field, Group, Pick
from bot.views.phrases.people import lists as words
from bot.views.screens.people import lists as shown
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/lists")(on_command)
    app.action(pattern("list_show"))(on_show)
    app.action(pattern("list_edit"))(on_edit)
    app.view(pattern("list_save"))(on_save)
    app.action(pattern("list_follow"))(on_follow)
    app.view(pattern("list_mirror"))(on_mirror)
    app.event("subteam_updated")(on_group)
    app.event("subteam_members_changed")(on_group)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """See all lists, or do what was typed to the one that is meant."""
    await ack()
    verb, typed = arguments.split(arguments.beside_people(acting.screen.typed), VERBS)
    if verb or typed:
        everything = await acting.desk.read(user_lists.all_lists, acting.who)
        await VERBS[verb or "show"](acting, everything.rows, typed)
    else:
        await lists.on_lists(acting, Token("lists"))


async def on_show(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """One list; a mirror is brought into step first."""
    await ack()
    await acting.pages.show(await lists.in_step(acting, pressed.id))


async def on_edit(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """The form of a list, filled in; people without an account here stay."""
    await ack()
    now = await acting.desk.read(user_lists.look_at_list, acting.who, pressed.id)
    accounts = [each.ref.account_on(PLATFORM) for each in now.members]
    here = [each for each in accounts if each]
    form = shown.edit_form(now.list, [shown.people("people", words.PEOPLE, here)])
    await acting.pages.ask(form, again=token("list_edit", pressed.id))


async def on_save(acting: Acting, pressed: Token) -> None:
    """Change a list's name and people: who came and went in this form, and nobody else."""
    before, after = acting.filled.people_before("people"), acting.filled.people("people")
    joining = [each for each in after if each not in before]
    leaving = [each for each in before if each not in after]
    await lists.save(acting, pressed.id, joining, leaving)


async def on_follow(ack: AsyncAck, acting: Acting) -> None:
    """The form that makes a mirror; only admins are offered it."""
    await ack()
    await acting.desk.read(user_lists.all_lists, acting.who)
    if not (found := await acting.groups.all(acting.screen.client, acting.who.workspace)):
        raise Unfit(words.NO_GROUPS)
    choices = [(f"@{group.handle}", group.id) for group in found]
    pick = Pick([Group("", choices)], rest=lambda _: words.GROUP_HINT)
    group = Field("group", words.GROUP, pick, required=True)
    await acting.pages.ask(shown.mirror_form(words.FOLLOW[PLATFORM], group), again=token("list_follow"))


async def on_mirror(acting: Acting) -> None:
    """Follow the group that was picked. Its people come a moment later: a large group takes its time."""
    found = await acting.groups.all(acting.screen.client, acting.who.workspace)
    picked = [each for each in found if each.id == acting.filled.choice("group")]
    if not picked:
        await acting.screen.complain({"group": words.GROUP_GONE})
        return
    name = acting.filled.text("name")
    made = await acting.desk.run(user_lists.mirror_group, acting.who, name, picked[0])
    await acting.pages.done(shown.one(made, words.READING))
    await acting.follow(picked[0])
    now = await acting.desk.read(user_lists.look_at_list, acting.who, made.list.id)
    await acting.pages.settle(shown.one(now))


async def on_group(event: dict[str, Any], screen: Screen, groups: Groups, workspace: str) -> None:
    """A user group changed, or who is in it."""
    group = event.get("subteam_id") or event["subteam"]["id"]
    await groups.follow(screen.client, workspace, group)
