"""The form of a new shift, or of shifts that recur, in which day and times are picked."""

from datetime import timedelta

from slack_sdk.models.blocks import Block, DatePickerElement

from bot.assignment.outcomes.shifts import ShiftsPicture
from bot.views.fields import Clock, Field
from bot.views.phrases.shifts import shift as words
from bot.views.screens.shifts.form import terms
from bot.views.slack.forms import drawn
from bot.views.slack.inputs import VALUE, field, ticked
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

_USUAL = timedelta(hours=2)


def open_form(picture: ShiftsPicture, account: str = "") -> Modal:
    """Filled in with the next full hour on the asker's clock; `account` is the asker's, who leads."""
    start = (picture.here + timedelta(hours=1)).replace(minute=0)
    begins, ends = Clock(start.time()), Clock((start + _USUAL).time())
    days = ticked([(day, day.lower()) for day in words.DAYS])
    hint = f"By your own clock, {picture.here.tzname()}."
    campaign, *others = terms(picture, account)
    blocks: list[Block] = [
        drawn(campaign),
        field("day", "Day", DatePickerElement(action_id=VALUE, initial_date=f"{start:%Y-%m-%d}")),
        drawn(Field("starts", "Starts", begins, hint, required=True)),
        drawn(Field("ends", "Ends", ends, words.NIGHT_HINT, required=True)),
        field("weekdays", "Every", days, optional=True, hint=words.EVERY_HINT),
        field("last", "Until", DatePickerElement(action_id=VALUE), optional=True, hint=words.LAST_HINT),
        *map(drawn, others),
    ]
    return Modal(words.OPEN, blocks, submit=words.SUBMIT, token=token("shift_put"), close="Cancel")
