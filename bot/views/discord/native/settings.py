"""A campaign's settings: how they stand, and four short forms in which they are changed."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.discord import fields as element
from bot.views.discord import parts
from bot.views.discord.forms import drawn
from bot.views.discord.native.script import channel_field
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.attention import nudges
from bot.views.phrases.campaigns import settings as words
from bot.views.phrases.people import language, lists
from bot.views.phrases.sentences import later, tr
from bot.views.phrases.shifts import parting
from bot.views.phrases.words import Strong, clock, shortened
from bot.views.screens.campaigns import settings as screen
from bot.views.screens.campaigns.settings import fields
from bot.views.tokens import token

PLACE, HOURS, LIMITS, REMINDERS, CALLED = (
    later("Place and people"),
    later("Hours"),
    later("Limits"),
    later("Reminders and shifts"),
    later("Who is called"),
)
_ALL = 3000
_NAME = 40


def settings(shown: CampaignPicture, channel: str = "", role: str = "") -> Panel:
    """How everything is set; `channel` is the name of its channel here, `role` of the one that is called."""
    campaign = shown.ref.id
    told = [
        part for label, value in _values(shown, channel, role) for part in (Strong(label), f"  {value}\n")
    ]
    return Panel(
        [
            parts.heading(shown.ref.name),
            *parts.buttons(
                parts.button(PLACE, token("campaign_place", campaign)),
                parts.button(HOURS, token("campaign_hours", campaign)),
                parts.button(LIMITS, token("campaign_limits", campaign)),
                parts.button(REMINDERS, token("campaign_reminders", campaign)),
                parts.button(CALLED, token("campaign_called", campaign)),
                parts.button(tr("Back"), token("campaign_look", campaign)),
            ),
            parts.paragraph(*told, most=_ALL),
        ]
    )


def place_form(shown: CampaignPicture, sizes: Sequence[int]) -> Form:
    """Where the card stands, who may text, how much they get."""
    every = fields(shown, sizes)
    channel = channel_field(shown.settings.homes.get("discord", ""))
    asked = [channel, *(drawn(every[name]) for name in (*screen.PLACE, "ticks"))]
    return Form(PLACE, asked, token("campaign_placed", shown.ref.id))


def hours_form(shown: CampaignPicture) -> Form:
    """When contacts may be texted, and where they may be."""
    return _form(HOURS, shown, screen.HOURS, "campaign_timed")


def limits_form(shown: CampaignPicture) -> Form:
    """For how long other campaigns lock a contact, and what comes before another bucket."""
    return _form(LIMITS, shown, screen.LIMITS, "campaign_limited")


def reminders_form(shown: CampaignPicture) -> Form:
    """What is told by itself, and what becomes of what waits when a shift ends."""
    return _form(REMINDERS, shown, screen.REMINDERS, "campaign_reminded")


def called_form(shown: CampaignPicture) -> Form:
    """Which role is mentioned in the channel when nobody is on duty."""
    role = element.role("role", shown.settings.called.get("discord", ""), required=False)
    asked = [element.field(nudges.CALLED, role, hint=nudges.CALLED_HINT)]
    return Form(CALLED, asked, token("campaign_calls", shown.ref.id))


def _form(title: str, shown: CampaignPicture, names: Sequence[str], submits: str) -> Form:
    every = fields(shown)
    return Form(title, [drawn(every[name]) for name in names], token(submits, shown.ref.id))


def _values(shown: CampaignPicture, channel: str, role: str) -> Iterator[tuple[str, str]]:
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
    yield words.CARD, shortened(words.card_fields(now.card_fields) or words.NAMED_IN_TEXTS, 100)
    yield language.CHANNEL, language.called(now.language)
    yield words.DIGEST, words.digest(now.digest_minutes)
    yield nudges.REMIND, nudges.minutes(now.nudge_minutes or 0)
    yield nudges.CALLED, shortened(role, _NAME) if role else str(nudges.NO_ROLE)
    yield nudges.ASK, nudges.minutes(now.idle_minutes or 0)
    yield parting.AT_END, parting.POLICIES[now.at_shift_end]
    yield parting.GRACE, f"{now.grace_minutes}"
