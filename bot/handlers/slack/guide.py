"""The form of /reassign: every choice is looked at at once, and submitting it makes the plan."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment import reassign
from bot.assignment.desk import Desk
from bot.assignment.outcomes.moves import PlanPicture, Selection, Source, SourceKind, TargetKind
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals import NotAllowed, Refusal
from bot.handlers.slack import filled, plans
from bot.handlers.slack.screen import Screen
from bot.views.phrases import reassign as words
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.slack import guide as shown
from bot.views.slack.guide import Filled
from bot.views.tokens import Token, pattern, token

# Forms that are remembered at once; each is open for a few minutes.
_FORMS = 1000


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who acted on the form."""

    desk: Desk
    who: Identity
    screen: Screen


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

    async def heard(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, action: dict[str, Any]) -> None:
        await ack()
        await on_change(Acting(desk, who, screen), action, latest)

    app.action(pattern("reassign"))(on_open)
    app.action(pattern("reassign_in"))(on_campaign)
    app.action(pattern("reassign_from"))(on_person)
    app.action(pattern("reassign_again"))(on_again)
    app.action(pattern("guide_change"))(heard)
    app.view(pattern("guide"))(on_submit)


async def open_guide(desk: Desk, who: Identity, screen: Screen, form: Filled, again: str = "") -> None:
    """Put the form up; where counting takes longer than Slack waits for a form, the numbers follow."""
    options = await desk.read(reassign.guide_options, who)
    looking = asyncio.ensure_future(_preview(desk, who, form))
    done, _ = await asyncio.wait({looking}, timeout=plans.PATIENCE)
    preview = looking.result() if done else words.COUNTING
    view_id = await screen.notify(shown.guide(options, form, preview), again=again or token("reassign"))
    if not done:
        preview = await looking
        if view_id:
            await screen.draw_on(view_id, shown.guide(options, form, preview))


async def on_open(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The form as it begins."""
    await ack()
    await open_guide(desk, who, screen, Filled())


async def on_campaign(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form with one campaign chosen, or all of them (0)."""
    await ack()
    again = token("reassign_in", pressed.id)
    await open_guide(desk, who, screen, Filled(campaign=pressed.id), again)


async def on_person(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form with one person's conversations chosen."""
    await ack()
    mine = await filled.prefilled(desk, who, Selection(Source(SourceKind.PERSON, pressed.id)))
    await open_guide(desk, who, screen, mine, token("reassign_from", pressed.id))


async def on_again(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form with what a plan asked for."""
    await ack()
    wish = (await desk.read(reassign.look_at, who, pressed.id)).asked.wish
    to_people = wish.target.kind is TargetKind.PEOPLE
    form = replace(
        await filled.prefilled(desk, who, wish.selection),
        target="" if to_people else shown.value_of(wish.target),
        people=await filled.accounts_of(desk, who, wish.target.ids) if to_people else (),
        split=wish.split,
        note=wish.note,
    )
    await open_guide(desk, who, screen, form, token("reassign_again", pressed.id))


async def on_change(acting: Acting, action: dict[str, Any], latest: Latest) -> None:
    """Something was chosen: draw the form with what would happen now."""
    desk, who, screen = acting.desk, acting.who, acting.screen
    stamp = int(action["action_ts"].replace(".", ""))
    latest.begin(screen.view["id"], stamp)
    form = filled.filled_in(screen.view, action["block_id"].partition(":")[0], stamp)
    if form.source.startswith(f"{shown.FILTER}."):
        form = await filled.from_filter(desk, who, form, stamp)
    options = await desk.read(reassign.guide_options, who)
    drawn = shown.guide(options, form, await _preview(desk, who, form))
    if not latest.is_past(screen.view["id"], stamp):
        await screen.show(drawn)


async def on_submit(desk: Desk, who: Identity, screen: Screen) -> None:
    """Make the plan, and keep the choice if it was given a name."""
    form = filled.filled_in(screen.view)
    if not (form.target or form.people):
        await screen.complain({f"target:{screen.view['private_metadata']}": words.CHOOSE_TARGET})
        return
    wish = await filled.wish_of(desk, who, form)
    notice: Words = ()
    if form.keep:
        kept = await desk.run(reassign.save_filter, who, form.keep, wish.selection)
        notice = words.saved(kept.name)
    await plans.show(screen, desk.run(reassign.propose, who, wish), notice)


async def _preview(desk: Desk, who: Identity, form: Filled) -> PlanPicture | Words:
    """What would happen; where nothing can, the reason."""
    try:
        return await desk.read(reassign.preview, who, await filled.wish_of(desk, who, form))
    except NotAllowed:
        raise
    except Refusal as no:
        return refusal(no)
