"""/campaign settings: how a campaign is worked on, changed in four short forms."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import CampaignPicture, CampaignSettings
from bot.assignment.rules.calendar.when import readings
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.campaigns.script import in_channel
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.discord.wire import rooms
from bot.views.discord.native import settings as shown
from bot.views.discord.surfaces import Form
from bot.views.phrases import options
from bot.views.phrases.campaigns import settings as words
from bot.views.phrases.people import lists
from bot.views.tokens import Token, token
from bot.vocabulary import AtShiftEnd, Language, StateRules


def register(face: Face) -> None:
    """Listen."""
    face.press("campaign_settings", on_settings)
    face.press("campaign_place", on_place)
    face.submit("campaign_placed", on_placed, opener="campaign_place")
    face.press("campaign_hours", on_hours)
    face.submit("campaign_timed", on_timed, opener="campaign_hours")
    face.press("campaign_limits", on_limits)
    face.submit("campaign_limited", on_limited, opener="campaign_limits")
    face.press("campaign_called", on_called)
    face.submit("campaign_calls", on_calls, opener="campaign_called")
    face.press("campaign_reminders", on_reminders)
    face.submit("campaign_reminded", on_reminded, opener="campaign_reminders")


async def on_settings(acting: Acting, pressed: Token) -> None:
    """How everything is set."""
    await _show(acting, await acting.desk.read(lifecycle.look, acting.who, pressed.id))


async def on_place(acting: Acting, pressed: Token) -> None:
    await _ask(acting, pressed, lambda now: shown.place_form(now, acting.bucket_sizes))


async def on_hours(acting: Acting, pressed: Token) -> None:
    await _ask(acting, pressed, shown.hours_form)


async def on_limits(acting: Acting, pressed: Token) -> None:
    await _ask(acting, pressed, shown.limits_form)


async def on_reminders(acting: Acting, pressed: Token) -> None:
    await _ask(acting, pressed, shown.reminders_form)


async def on_placed(acting: Acting, form: Token) -> None:
    """Change the channel, who may text and how much they get."""
    now, filled = await _settings(acting, form), acting.filled
    ticks = filled.choices("ticks")
    changed = replace(
        now,
        user_list_id=int(filled.choice("people") or words.EVERYBODY) or None,
        bucket_size=int(filled.choice("bucket_size") or now.bucket_size),
        cap=_number(filled.text("cap"), words.CAP, words.MOST_HELD),
        free_text="free_text" in ticks,
        mend_names="mend_names" in ticks,
        keep_assignments="keep_assignments" in ticks,
        needs_shift="needs_shift" in ticks,
    )
    await _set(acting, form, await in_channel(acting, changed))


async def on_timed(acting: Acting, form: Token) -> None:
    """Change when contacts may be texted, and where they may be."""
    now, filled = await _settings(acting, form), acting.filled
    opens = _time(readings(filled.text("opens")), words.OPENS)
    later = [each for each in readings(filled.text("closes")) if each > opens]
    closes = _time(later or readings(filled.text("closes")), words.CLOSES)
    changed = replace(
        now,
        opens=opens,
        closes=closes,
        state_rules=StateRules(filled.choice("state_rules") or now.state_rules),
        countries=words.typed_countries(filled.text("countries")),
    )
    await _set(acting, form, changed, filled.text("acknowledged"))


async def on_limited(acting: Acting, form: Token) -> None:
    """Change for how long other campaigns lock a contact, and what comes before another bucket."""
    now, filled = await _settings(acting, form), acting.filled
    changed = replace(
        now,
        lock_hours=_number(filled.text("lock_hours"), words.LOCK, words.MOST_LOCK_HOURS) or 0,
        finish_replies_first=_number(
            filled.text("finish_replies_first"), words.REPLIES_FIRST, words.MOST_HELD
        ),
        at_work_minutes=int(filled.choice("at_work_minutes") or now.at_work_minutes),
        card_fields=words.typed_fields(filled.text("card_fields")),
        language=Language(filled.choice("language") or now.language),
    )
    await _set(acting, form, changed)


async def on_reminded(acting: Acting, form: Token) -> None:
    """Change what is told by itself, and what becomes of what waits when a shift ends."""
    now, filled = await _settings(acting, form), acting.filled
    changed = replace(
        now,
        digest_minutes=int(filled.choice("digest_minutes") or words.NEVER) or None,
        nudge_minutes=int(filled.choice("nudge_minutes") or 0) or None,
        idle_minutes=int(filled.choice("idle_minutes") or 0) or None,
        at_shift_end=AtShiftEnd(filled.choice("at_shift_end") or now.at_shift_end),
        grace_minutes=int(filled.choice("grace_minutes") or now.grace_minutes),
    )
    await _set(acting, form, changed)


async def on_called(acting: Acting, pressed: Token) -> None:
    await _ask(acting, pressed, shown.called_form)


async def on_calls(acting: Acting, form: Token) -> None:
    """Change which role is mentioned when nobody is on duty; it may not be everybody's."""
    picked = acting.filled.choice("role") or ""
    if picked == str(acting.identities.server):
        raise Unfit(lists.EVERYBODYS_ROLE)
    now = await _settings(acting, form)
    await _set(acting, form, replace(now, called={PLATFORM: picked}))


async def _settings(acting: Acting, form: Token) -> CampaignSettings:
    return (await acting.desk.read(lifecycle.look, acting.who, form.id)).settings


async def _set(acting: Acting, form: Token, settings: CampaignSettings, sure: str = "") -> None:
    await _show(acting, await acting.desk.run(lifecycle.change_settings, acting.who, form.id, settings, sure))


async def _show(acting: Acting, now: CampaignPicture) -> None:
    channel = await rooms.name_of(acting, now.settings.homes.get(PLATFORM, ""))
    role = rooms.role_of(acting, now.settings.called.get(PLATFORM, ""))
    await acting.screen.show(shown.settings(now, channel, role))


async def _ask(acting: Acting, pressed: Token, drawn: Callable[[CampaignPicture], Form]) -> None:
    now = await acting.desk.read(lifecycle.look, acting.who, pressed.id)
    await acting.screen.ask(drawn(now), again=token(pressed.verb, pressed.id))


def _number(typed: str, label: str, most: int) -> int | None:
    """A number that was typed, None where nothing was; raises Unfit."""
    tidy = typed.replace(",", "").replace(" ", "")
    if not tidy:
        return None
    if not (tidy.isascii() and tidy.isdigit() and int(tidy) <= most):
        raise Unfit(options.no_number(label, 0, most))
    return int(tidy)


def _time(meant: Sequence[time], label: str) -> time:
    if not meant:
        raise Unfit(options.no_time(label))
    return meant[0]
