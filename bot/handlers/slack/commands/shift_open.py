"""A new shift, or shifts that recur: the form, and what was typed."""

import re
from dataclasses import dataclass

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.outcomes.shifts import ShiftsPicture, ShiftTerms
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.rules.typed.calling import meant
from bot.assignment.shifts.shift import read_times
from bot.handlers.chat.shifts import shift
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.identity import PLATFORM
from bot.views.parts import notice
from bot.views.phrases.shifts import shift as words
from bot.views.slack.native import shift_form
from bot.views.tokens import pattern, token

_SEATS = re.compile(
    r",?\s*(?:\bseats? (?P<after>\d{1,5})|(?<![-:.\d])(?P<before>\d{1,5}) seats?(?! \d))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Typed:
    """The times, the name of a campaign, and what else was said of a shift."""

    times: str
    campaign: str
    terms: ShiftTerms


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("shift_new"))(on_new)
    app.view(pattern("shift_put"))(on_put)


async def on_new(ack: AsyncAck, acting: Acting) -> None:
    """The form of a new shift."""
    await ack()
    await _ask(acting, await shift.picture(acting))


async def on_put(acting: Acting) -> None:
    """Open the shift that was filled in, or the first of those that recur."""
    form = acting.filled
    last = f" until {form.text('last')}" if form.text("last") else ""
    days, weeks = " and ".join(form.choices("weekdays")), form.choice("weeks") or "1"
    first, last = (f"every {weeks} weeks on {days}", last) if days else (form.text("day"), "")
    times = f"{first} {form.text('starts')}-{form.text('ends')}{last}"
    terms = ShiftTerms(
        seats=int(form.text("seats") or 0) or None,
        lead=form.choice("lead") or "",
        homes={PLATFORM: form.choice("channel") or ""},
        here=acting.screen.view["private_metadata"],
    )
    await acting.pages.settle(
        await shift.opened(acting, times, int(form.choice("campaign") or 0) or None, terms)
    )


async def open_typed(acting: Acting, picture: ShiftsPicture, typed: str) -> None:
    """The form with what was typed in it, for all campaigns or for the one named behind `in`."""
    if not typed:
        await _ask(acting, picture)
        return
    said = _typed(typed, acting.screen.channel)
    found = meant(said.campaign, picture.campaigns, lambda ref: ref.name) if said.campaign else []
    if said.campaign and picture.me.is_admin and len(found) != 1:
        await acting.pages.show(notice(words.which(said.campaign, [ref.name for ref in found])))
        return
    times = await acting.desk.read(read_times, acting.who, said.times)
    here = shift_form.Typed(times, found[0].id if found else 0, said.terms.seats, said.terms.here)
    form = shift_form.open_form(picture, said.terms.lead or acting.who.account, here)
    await acting.screen.show(form, again=token("shift_new"))


def _typed(text: str, here: str) -> _Typed:
    """Reads `times in campaign seats 6 lead @ana`; what follows the times may come in any order."""
    lead = arguments.mentioned(text) or ""
    rest = re.sub(r"\s*\blead(?: by)?\s*$", "", " ".join(arguments.beside_people(text).split()))
    rest = re.sub(r"\blead(?: by)? (?=seats?\b|in\b|\d+ seats?\b)", "", rest)
    seats = _SEATS.search(rest)
    if seats:
        rest = " ".join((rest[: seats.start()] + " " + rest[seats.end() :]).split())
    times, _, campaign = rest.partition(" in ")
    number = int(seats["before"] or seats["after"]) if seats else None
    return _Typed(times.strip(" ,"), campaign.strip(" ,"), ShiftTerms(number, lead=lead, here=here))


async def _ask(acting: Acting, picture: ShiftsPicture) -> None:
    if not picture.me.is_admin:
        raise NotAnAdmin
    form = shift_form.open_form(picture, acting.who.account)
    await acting.screen.show(form, again=token("shift_new"))
