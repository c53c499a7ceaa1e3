"""The form of a new shift, or of shifts that recur, in which day and times are picked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from slack_sdk.models.blocks import Block, DatePickerElement

from bot.assignment.outcomes.shifts import ShiftsPicture
from bot.assignment.rules.calendar.recurring import Times
from bot.views.fields import Clock, Field, one_of
from bot.views.phrases.sentences import tr
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.shifts import times as times_words
from bot.views.screens.shifts.form import terms
from bot.views.slack.forms import drawn
from bot.views.slack.inputs import VALUE, field, ticked
from bot.views.slack.parts import paragraph
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

_USUAL = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of a shift and understood; its card may stand `here`, in the channel it was typed in."""

    times: Times
    campaign_id: int = 0
    seats: int | None = None
    here: str = ""


def open_form(picture: ShiftsPicture, account: str = "", typed: Typed | None = None) -> Modal:
    """Filled in with what was typed, else with the next full hour on the asker's clock.

    `account` is that of whoever leads.
    """
    times = typed.times if typed else None
    begins, ends = _usual(picture.here) if times is None else _on_clock(times, picture.here)
    rule = times.pattern if times else None
    days = ticked(
        [(day, day.lower()) for day in times_words.DAYS],
        initial=[times_words.DAYS[each].lower() for each in rule.weekdays] if rule else (),
    )
    weeks = one_of(words.WEEKS, str(min(rule.weeks, len(words.WEEKS))) if rule else "1")
    hint = tr("By your own clock, {zone}.", zone=picture.here.tzname() or "UTC")
    facts = (typed.campaign_id, typed.seats) if typed else ()
    campaign, *others = terms(picture, account, *facts)
    blocks: list[Block] = [
        *([paragraph("🗓️ ", times_words.read(times))] if times else []),
        drawn(campaign),
        field("day", tr("Day"), _day(begins.date())),
        drawn(Field("starts", tr("Starts"), Clock(begins.time()), hint, required=True)),
        drawn(Field("ends", tr("Ends"), Clock(ends.time()), words.NIGHT_HINT, required=True)),
        field("weekdays", tr("Every"), days, optional=True, hint=words.EVERY_HINT),
        drawn(Field("weeks", words.HOW_OFTEN, weeks, required=True)),
        field(
            "last", tr("Until"), _day(rule.last_day if rule else None), optional=True, hint=words.LAST_HINT
        ),
        *map(drawn, others),
    ]
    memory = typed.here if typed else ""
    return Modal(words.OPEN, blocks, words.SUBMIT, token("shift_put"), memory, close=tr("Cancel"))


def _usual(here: datetime) -> tuple[datetime, datetime]:
    start = (here + timedelta(hours=1)).replace(minute=0)
    return start, start + _USUAL


def _on_clock(times: Times, here: datetime) -> tuple[datetime, datetime]:
    return times.span.starts_at.astimezone(here.tzinfo), times.span.ends_at.astimezone(here.tzinfo)


def _day(initial: date | None) -> DatePickerElement:
    return DatePickerElement(action_id=VALUE, initial_date=initial.isoformat() if initial else None)
