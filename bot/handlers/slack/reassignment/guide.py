"""The form of /reassign: every choice is looked at at once, and submitting it makes the plan."""

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.refusals.general import Refusal
from bot.handlers import guided
from bot.handlers.chat import patience
from bot.handlers.chat.reassignment import plans
from bot.handlers.slack import filled
from bot.handlers.slack.acting import Acting
from bot.views.guided import FILTER, Filled
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.screens.plan import plan as plan_page
from bot.views.slack.native import guide as shown
from bot.views.tokens import Token, pattern, token

# Forms that are remembered at once; each is open for a few minutes.
_FORMS = 1000


class Latest:
    """The newest act on each form: what an older one would draw is not drawn any more."""

    def __init__(self) -> None:
        self._acts: OrderedDict[str, int] = OrderedDict()

    def begin(self, view_id: str, stamp: int) -> None:
        """An act on a form has come."""
        self._acts[view_id] = max(stamp, self._acts.pop(view_id, 0))
        if len(self._acts) > _FORMS:
            self._acts.popitem(last=False)

    def is_past(self, view_id: str, stamp: int) -> bool:
        """Whether a newer act on the form has come."""
        return self._acts.get(view_id, 0) > stamp


def register(app: AsyncApp) -> None:
    """Listen."""
    latest = Latest()

    async def heard(ack: AsyncAck, acting: Acting, action: dict[str, Any]) -> None:
        await ack()
        await on_change(acting, action, latest)

    app.action(pattern("reassign"))(on_open)
    app.action(pattern("reassign_in"))(on_campaign)
    app.action(pattern("reassign_from"))(on_person)
    app.action(pattern("reassign_again"))(on_again)
    app.action(pattern("guide_change"))(heard)
    app.action(pattern("guide_more"))(heard)
    app.view(pattern("guide"))(on_submit)


async def open_guide(acting: Acting, form: Filled, again: str = "", told: Words = ()) -> None:
    """Put the form up; where counting takes longer than Slack waits for a form, the numbers follow.

    `told` says instead why what was asked for cannot be.
    """
    options = await acting.desk.read(reassign.guide_options, acting.who)
    looking = asyncio.ensure_future(_said(told) if told else guided.previewed(acting, form))
    done, _ = await asyncio.wait({looking}, timeout=patience.PATIENCE)
    first = looking.result() if done else words.COUNTING
    again = again or token("reassign")
    view_id = await acting.screen.notify(shown.guide(options, form, first), again=again)
    preview = await looking
    if view_id and not done:
        await acting.screen.redraw(shown.guide(options, form, preview), view_id)


async def on_open(ack: AsyncAck, acting: Acting) -> None:
    """The form as it begins."""
    await ack()
    await open_guide(acting, Filled())


async def on_campaign(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """The form with one campaign chosen, or all of them (0)."""
    await ack()
    await open_guide(acting, Filled(campaign=pressed.id), token("reassign_in", pressed.id))


async def on_person(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """The form with one person's conversations chosen, in the campaign of a second id alone."""
    await ack()
    mine = await guided.of_person(acting, *pressed.ids[:2])
    await open_guide(acting, mine, token("reassign_from", *pressed.ids))


async def on_again(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """The form with what a plan asked for, in the plan's place: nobody confirms that one any more."""
    await ack()
    plan = await acting.desk.run(reassign.cancel, acting.who, pressed.id)
    form = replace(await guided.asked_before(acting, plan.asked.wish), turn=pressed.id)
    if acting.screen.view.get("type") == "modal":
        options = await acting.desk.read(reassign.guide_options, acting.who)
        await acting.screen.redraw(shown.guide(options, form, await guided.previewed(acting, form)))
        return
    await open_guide(acting, form, token("reassign_again", pressed.id))
    await acting.pages.settle(plan_page(plan))


async def on_change(acting: Acting, action: dict[str, Any], latest: Latest) -> None:
    """Something was chosen: draw the form with what would happen now."""
    view = acting.screen.view
    stamp = int(action["action_ts"].replace(".", ""))
    latest.begin(view["id"], stamp)
    options = await acting.desk.read(reassign.guide_options, acting.who)
    form = filled.filled_in(view, action["block_id"].partition(":")[0], stamp)
    form = replace(form, more=form.more or action["action_id"] == token("guide_more"))
    if form.source.startswith(f"{FILTER}."):
        form = await guided.from_filter(acting, form, stamp)
    drawn = shown.guide(options, form, await guided.previewed(acting, form))
    if not latest.is_past(view["id"], stamp):
        await acting.screen.redraw(drawn)


async def on_submit(acting: Acting) -> None:
    """Make the plan, and keep the choice if it was given a name."""
    desk, who, screen = acting.desk, acting.who, acting.screen
    form = filled.filled_in(screen.view)
    if not (form.target or form.people):
        await screen.complain({f"target:{screen.view['private_metadata']}": words.CHOOSE_TARGET})
        return
    wish = await guided.wish_of(acting, form)
    notice: Words = ()
    if form.keep:
        kept = await desk.run(saved_choices.save_choice, who, form.keep, wish.selection)
        notice = words.saved(kept.name)

    async def refused(no: Refusal) -> None:
        drawn = shown.guide(await desk.read(reassign.guide_options, who), form, refusal(no))
        await (screen.redraw if screen.is_answered else screen.turn)(drawn)

    await plans.show(acting, desk.run(reassign.propose, who, wish), notice, refused)


async def _said(told: Words) -> Words:
    return told
