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

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.phrases import lists, nudges, parting
from bot.views.phrases import settings as words
from bot.views.slack.inputs import VALUE, field, picked, typed
from bot.views.slack.parts import plain
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

BUCKET_SIZES = (10, 25, 100, 200)


def settings_form(shown: CampaignPicture, sizes: Sequence[int] = BUCKET_SIZES) -> Modal:
    """Everything that may be set at any time; `sizes` are the bucket sizes on offer."""
    now = shown.settings
    size = picked(words.sizes(sizes, now.bucket_size), initial=str(now.bucket_size))
    digest = picked(words.digests(now.digest_minutes), initial=str(now.digest_minutes or words.NEVER))
    who = picked(words.people(shown), initial=str(now.user_list_id or words.EVERYBODY))
    ticks = boxes(words.TICKS, initial=words.ticked(shown))
    grace = picked(words.graces(), initial=str(now.grace_minutes))
    works = picked(words.works(now.at_work_minutes), initial=str(now.at_work_minutes))
    states = picked(words.state_rules(), initial=str(now.state_rules))
    abroad = typed(initial=words.countries(now.countries))
    blocks: list[Block] = [
        channel_field(now.homes.get("slack", "")),
        field("people", words.WHO, who, hint=lists.WHO_HINT),
        field("bucket_size", words.SIZE, size, hint=words.SIZE_HINT),
        _number("cap", words.CAP, now.cap, words.MOST_HELD, words.CAP_HINT),
        field("opens", words.OPENS, _clock(now.opens), hint=words.OPENS_HINT),
        field("closes", words.CLOSES, _clock(now.closes)),
        field("acknowledged", words.ACKNOWLEDGED, typed(), optional=True, hint=words.ACKNOWLEDGED_HINT),
        field("state_rules", words.STATES, states, hint=words.STATES_HINT),
        field("countries", words.COUNTRIES, abroad, optional=True, hint=words.COUNTRIES_HINT),
        _number("lock_hours", words.LOCK, now.lock_hours, words.MOST_LOCK_HOURS, words.LOCK_HINT),
        _number(
            "finish_replies_first",
            words.REPLIES_FIRST,
            now.finish_replies_first,
            words.MOST_HELD,
            words.REPLIES_FIRST_HINT,
        ),
        field("digest_minutes", words.DIGEST, digest, hint=words.DIGEST_HINT),
        _minutes("nudge_minutes", nudges.REMIND, now.nudge_minutes, nudges.REMIND_HINT),
        _minutes("idle_minutes", nudges.ASK, now.idle_minutes, nudges.ASK_HINT),
        field("at_work_minutes", words.AT_WORK, works, hint=words.AT_WORK_HINT),
        field("at_shift_end", parting.AT_END, picked(words.AT_END, initial=now.at_shift_end)),
        field("grace_minutes", parting.GRACE, grace, hint=parting.GRACE_HINT),
        field("ticks", words.ALSO, ticks, optional=True),
    ]
    return Modal("Settings", blocks, submit="Save", token=token("campaign_set", shown.ref.id), close="Back")


def channel_field(channel: str) -> Block:
    """Where a campaign's card stands; `channel` is a Slack id, or empty."""
    rooms = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
    element = ConversationSelectElement(action_id=VALUE, initial_conversation=channel or None, filter=rooms)
    hint = "Baton posts a card with Start there. It must be a member: type /invite @Baton in the channel."
    return field("channel", words.CHANNEL, element, optional=True, hint=hint)


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


def _minutes(name: str, label: str, value: int | None, hint: str) -> Block:
    """How long something may lie."""
    return field(name, label, picked(words.spans(value), initial=str(value or 0)), hint=hint)


def _clock(at: time) -> TimePickerElement:
    return TimePickerElement(action_id=VALUE, initial_time=f"{at:%H:%M}")
