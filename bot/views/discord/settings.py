"""A campaign's settings: how they stand, and four short forms in which they are changed."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.discord import parts
from bot.views.discord.fields import field, picked, ticked, typed
from bot.views.discord.parts import Part
from bot.views.discord.script import channel_field
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import lists, nudges, parting
from bot.views.phrases import settings as words
from bot.views.phrases.words import Strong, clock, shortened
from bot.views.tokens import token

PLACE, HOURS, LIMITS, REMINDERS = "Place and people", "Hours", "Limits", "Reminders and shifts"
_NUMBER = 6
_ALL = 3000
_NAME = 40


def settings(shown: CampaignPicture, channel: str = "") -> Panel:
    """How everything is set; `channel` is the name of its channel here."""
    campaign = shown.ref.id
    told = [part for label, value in _values(shown, channel) for part in (Strong(label), f"  {value}\n")]
    return Panel(
        [
            parts.heading(shown.ref.name),
            *parts.buttons(
                parts.button(PLACE, token("campaign_place", campaign)),
                parts.button(HOURS, token("campaign_hours", campaign)),
                parts.button(LIMITS, token("campaign_limits", campaign)),
                parts.button(REMINDERS, token("campaign_reminders", campaign)),
                parts.button("Back", token("campaign_look", campaign)),
            ),
            parts.paragraph(*told, most=_ALL),
        ]
    )


def place_form(shown: CampaignPicture, sizes: Sequence[int]) -> Form:
    """Where the card stands, who may text, how much they get."""
    now = shown.settings
    ticks = [(said, name) for said, name, _ in words.TICKS]
    who = picked("people", words.people(shown), initial=str(now.user_list_id or words.EVERYBODY))
    size = picked("bucket_size", words.sizes(sizes, now.bucket_size), initial=str(now.bucket_size))
    return Form(
        PLACE,
        [
            channel_field(now.homes.get("discord", "")),
            field(words.WHO, who, hint=lists.WHO_HINT),
            field(words.SIZE, size, hint=words.SIZE_HINT),
            field(words.CAP, _number("cap", now.cap), hint=words.CAP_HINT),
            field(words.ALSO, ticked("ticks", ticks, initial=words.ticked(shown))),
        ],
        token("campaign_placed", shown.ref.id),
    )


def hours_form(shown: CampaignPicture) -> Form:
    """When contacts may be texted, and where they may be."""
    now = shown.settings
    states = picked("state_rules", words.state_rules(), initial=str(now.state_rules))
    abroad = words.countries(now.countries)
    opens, closes = (
        typed(name, initial=clock(getattr(now, name)), most=20, required=True) for name in ("opens", "closes")
    )
    return Form(
        HOURS,
        [
            field(words.OPENS, opens, hint=words.OPENS_HINT),
            field(words.CLOSES, closes),
            field(words.ACKNOWLEDGED, typed("acknowledged"), hint=words.ACKNOWLEDGED_HINT),
            field(words.STATES, states, hint=words.STATES_HINT),
            field(words.COUNTRIES, typed("countries", initial=abroad), hint=words.COUNTRIES_HINT),
        ],
        token("campaign_timed", shown.ref.id),
    )


def limits_form(shown: CampaignPicture) -> Form:
    """For how long other campaigns lock a contact, and what comes before another bucket."""
    now = shown.settings
    first = _number("finish_replies_first", now.finish_replies_first)
    works = picked("at_work_minutes", words.works(now.at_work_minutes), initial=str(now.at_work_minutes))
    return Form(
        LIMITS,
        [
            field(words.LOCK, _number("lock_hours", now.lock_hours), hint=words.LOCK_HINT),
            field(words.REPLIES_FIRST, first, hint=words.REPLIES_FIRST_HINT),
            field(words.AT_WORK, works, hint=words.AT_WORK_HINT),
        ],
        token("campaign_limited", shown.ref.id),
    )


def reminders_form(shown: CampaignPicture) -> Form:
    """What is told by itself, and what becomes of what waits when a shift ends."""
    now = shown.settings
    digest = picked(
        "digest_minutes", words.digests(now.digest_minutes), initial=str(now.digest_minutes or words.NEVER)
    )
    nudge = picked("nudge_minutes", words.spans(now.nudge_minutes), initial=str(now.nudge_minutes or 0))
    idle = picked("idle_minutes", words.spans(now.idle_minutes), initial=str(now.idle_minutes or 0))
    end = picked("at_shift_end", words.AT_END, initial=str(now.at_shift_end))
    grace = picked("grace_minutes", words.graces(), initial=str(now.grace_minutes))
    return Form(
        REMINDERS,
        [
            field(words.DIGEST, digest, hint=words.DIGEST_HINT),
            field(nudges.REMIND, nudge, hint=nudges.REMIND_HINT),
            field(nudges.ASK, idle, hint=nudges.ASK_HINT),
            field(parting.AT_END, end),
            field(parting.GRACE, grace, hint=parting.GRACE_HINT),
        ],
        token("campaign_reminded", shown.ref.id),
    )


def _values(shown: CampaignPicture, channel: str) -> Iterator[tuple[str, str]]:
    now = shown.settings
    yield words.CHANNEL, words.channel(shown, shortened(channel, _NAME), "discord")
    yield words.WHO, shortened(lists.people_of(shown.people), 100)
    yield words.SIZE, f"{now.bucket_size:,}"
    yield words.CAP, words.NO_LIMIT if now.cap is None else f"{now.cap:,}"
    yield words.ALSO, "; ".join(said for said, name, _ in words.TICKS if getattr(now, name)) or words.NONE
    yield words.OPENS, clock(now.opens)
    yield words.CLOSES, clock(now.closes)
    yield words.STATES, words.state_rule(now.state_rules)
    yield words.COUNTRIES, words.countries(now.countries) or words.ANY
    yield words.LOCK, f"{now.lock_hours:,}"
    first = now.finish_replies_first
    yield words.REPLIES_FIRST, words.NO_LIMIT if first is None else f"{first:,}"
    yield words.AT_WORK, words.span(now.at_work_minutes)
    yield words.DIGEST, words.digest(now.digest_minutes)
    yield nudges.REMIND, nudges.minutes(now.nudge_minutes or 0)
    yield nudges.ASK, nudges.minutes(now.idle_minutes or 0)
    yield parting.AT_END, parting.POLICIES[now.at_shift_end]
    yield parting.GRACE, f"{now.grace_minutes}"


def _number(name: str, value: int | None) -> Part:
    return typed(name, initial="" if value is None else str(value), most=_NUMBER)
