"""The form of a campaign's settings."""

from collections.abc import Sequence
from datetime import time

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    NumberInputElement,
    Option,
    TimePickerElement,
)

from bot.assignment.outcomes.campaign import CampaignPicture
from bot.views.phrases import lists as people
from bot.views.phrases import nudges as patience
from bot.views.phrases import parting
from bot.views.phrases.words import counted
from bot.views.slack.inputs import VALUE, field, picked
from bot.views.slack.parts import plain
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

BUCKET_SIZES = (10, 25, 100, 200)
# What comes back where no user list is chosen.
EVERYBODY = "0"
# How many minutes may lie between two digests; what comes back where there are none.
DIGESTS, NEVER = (15, 30, 60), "0"
# How long replies may wait and buckets may lie, in minutes; 0 is never.
_MINUTES = (0, 15, 30, 60)
_AT_END = tuple((said, str(policy)) for policy, said in parting.POLICIES.items())
# How many minutes holders may have to answer at the end of a shift.
_GRACE = (1, 2, 3, 4, 5)
MOST_HELD, MOST_LOCK_HOURS = 100_000, 720

_FREE = ("Volunteers may write replies of their own", "free_text", "Otherwise they send canned replies only.")
_KEEP = (
    "Contacts go to the person they are assigned to",
    "keep_assignments",
    "As the list or /contacts assign says; else whoever texted them last.",
)
_SHIFT = (
    "Only those on shift may claim",
    "needs_shift",
    "Others finish what they have, and answer. /shift opens and joins shifts.",
)
_TICKS = (_FREE, _KEEP, _SHIFT)


def settings_form(shown: CampaignPicture, sizes: Sequence[int] = BUCKET_SIZES) -> Modal:
    """Everything that may be set at any time; `sizes` are the bucket sizes on offer."""
    settings = shown.settings
    offered = sorted({*sizes, settings.bucket_size})
    ticked = [name for _, name, _ in _TICKS if getattr(settings, name)]
    blocks: list[Block] = [
        channel_field(settings.channel),
        _people(shown),
        field(
            "bucket_size",
            "Contacts in a bucket",
            picked([(f"{size:,}", str(size)) for size in offered], initial=str(settings.bucket_size)),
            hint="What a volunteer gets with one press of Start.",
        ),
        _number("cap", "Most contacts one volunteer may hold", settings.cap, MOST_HELD, "Empty: no limit."),
        field("opens", "Texting opens", _clock(settings.opens), hint="By the contact's own clock."),
        field("closes", "Texting closes", _clock(settings.closes)),
        _number(
            "lock_hours",
            "Hours without another campaign's first text",
            settings.lock_hours,
            MOST_LOCK_HOURS,
            "So that nobody hears from two campaigns in a row. 0 switches it off.",
        ),
        _number(
            "finish_replies_first",
            "Replies that may wait before another bucket",
            settings.finish_replies_first,
            MOST_HELD,
            "0: every reply is answered first. Empty: no such rule.",
        ),
        _digest(settings.digest_minutes),
        _minutes("nudge_minutes", patience.REMIND, settings.nudge_minutes, patience.REMIND_HINT),
        _minutes("idle_minutes", patience.ASK, settings.idle_minutes, patience.ASK_HINT),
        field("at_shift_end", parting.AT_END, picked(_AT_END, initial=settings.at_shift_end)),
        _grace(settings.grace_minutes),
        field("ticks", "Also", boxes(_TICKS, initial=ticked), optional=True),
    ]
    return Modal("Settings", blocks, submit="Save", token=token("campaign_set", shown.ref.id), close="Back")


def channel_field(channel: str) -> Block:
    """Where a campaign's card stands; `channel` is a Slack id, or empty."""
    rooms = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
    element = ConversationSelectElement(action_id=VALUE, initial_conversation=channel or None, filter=rooms)
    hint = "Baton posts a card with Start there. It must be a member: type /invite @Baton in the channel."
    return field("channel", "Channel", element, optional=True, hint=hint)


def _people(shown: CampaignPicture) -> Block:
    """Who may text; the list that is set stands first, so that it is among those on offer."""
    rows = sorted(shown.user_lists, key=lambda row: row.id != shown.settings.user_list_id)
    choices = [(people.EVERYBODY, EVERYBODY), *((people.choice(row), str(row.id)) for row in rows)]
    chosen = picked(choices, initial=str(shown.settings.user_list_id or EVERYBODY))
    return field("people", "Who may text", chosen, hint=people.WHO_HINT)


def boxes(choices: Sequence[tuple[str, str, str]], initial: Sequence[str] = ()) -> CheckboxesElement:
    """Boxes to tick: what is shown, what comes back, and a small line that explains."""
    options = [
        Option(value=value, text=plain(shown, 75), description=plain(more, 75) if more else None)
        for shown, value, more in choices
    ]
    chosen = [option for option in options if option.value in initial]
    return CheckboxesElement(action_id=VALUE, options=options, initial_options=chosen or None)


def _number(name: str, label: str, value: int | None, most: int, hint: str) -> Block:
    element = NumberInputElement(
        action_id=VALUE,
        is_decimal_allowed=False,
        initial_value=None if value is None else str(value),
        min_value="0",
        max_value=str(most),
    )
    return field(name, label, element, optional=True, hint=hint)


def _digest(minutes: int | None) -> Block:
    offered = sorted({*DIGESTS, *([minutes] if minutes else [])})
    choices = [("Never", NEVER), *((f"Every {each} minutes", str(each)) for each in offered)]
    chosen = picked(choices, initial=str(minutes or NEVER))
    hint = "In the campaign's channel: what waits, on whom, with buttons. Quiet when nothing waits."
    return field("digest_minutes", "Digest of what waits", chosen, hint=hint)


def _minutes(name: str, label: str, value: int | None, hint: str) -> Block:
    """How long something may lie; what is set stands among the choices."""
    choices = [(patience.minutes(each), str(each)) for each in sorted({*_MINUTES, value or 0})]
    return field(name, label, picked(choices, initial=str(value or 0)), hint=hint)


def _grace(minutes: int) -> Block:
    choices = [(counted(each, "minute"), str(each)) for each in _GRACE]
    chosen = picked(choices, initial=str(minutes))
    return field("grace_minutes", parting.GRACE, chosen, hint=parting.GRACE_HINT)


def _clock(at: time) -> TimePickerElement:
    return TimePickerElement(action_id=VALUE, initial_time=f"{at:%H:%M}")
