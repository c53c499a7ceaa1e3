"""The form of a new shift, or of shifts that recur."""

from datetime import timedelta

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    TimePickerElement,
)

from bot.assignment.outcomes.shifts import ShiftsPicture
from bot.views.phrases import shift as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.words import shortened
from bot.views.slack.inputs import MOST_OPTIONS, VALUE, field, number, picked, somebody, ticked
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

_NAME = 70
_USUAL = timedelta(hours=2)
_MOST_SEATS = 10_000


def open_form(picture: ShiftsPicture, account: str = "") -> Modal:
    """Filled in with the next full hour on the asker's clock; `account` is the asker's, who leads."""
    start = (picture.here + timedelta(hours=1)).replace(minute=0)
    date = DatePickerElement(action_id=VALUE, initial_date=f"{start:%Y-%m-%d}")
    begins = TimePickerElement(action_id=VALUE, initial_time=f"{start:%H:%M}")
    ends = TimePickerElement(action_id=VALUE, initial_time=f"{start + _USUAL:%H:%M}")
    named = [(shortened(ref.name, _NAME), str(ref.id)) for ref in picture.campaigns[: MOST_OPTIONS - 1]]
    others = cut_hint(len(picture.campaigns), MOST_OPTIONS - 1, "campaigns", words.OTHER_CAMPAIGNS)
    hint = f"By your own clock, {picture.here.tzname()}."
    blocks: list[Block] = [
        field("campaign", "Campaign", picked([(words.ALL, "0"), *named], initial="0"), hint=others),
        field("day", "Day", date),
        field("starts", "Starts", begins, hint=hint),
        field("ends", "Ends", ends, hint=words.NIGHT_HINT),
        *_recurring(),
        field("seats", "Seats", number(least=1, most=_MOST_SEATS), optional=True, hint=words.SEATS_HINT),
        field("lead", "Lead", somebody(initial=account), optional=True, hint=words.LEAD_HINT),
        field("channel", "Channel", _channel(), optional=True, hint=words.CHANNEL_HINT),
    ]
    return Modal("Open a shift", blocks, submit="Open", token=token("shift_put"), close="Cancel")


def _recurring() -> list[Block]:
    days = ticked([(day, day.lower()) for day in words.DAYS])
    last = DatePickerElement(action_id=VALUE)
    return [
        field("weekdays", "Every", days, optional=True, hint=words.EVERY_HINT),
        field("last", "Until", last, optional=True, hint=words.LAST_HINT),
    ]


def _channel() -> ConversationSelectElement:
    rooms = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
    return ConversationSelectElement(action_id=VALUE, filter=rooms)
