"""The fields in which a campaign's settings are changed; each platform arranges them into forms."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.fields import Clock, Field, Group, Number, Pick, Ticks, Typed
from bot.views.parts import Choice
from bot.views.phrases.attention import nudges
from bot.views.phrases.campaigns import settings as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.people import language, lists
from bot.views.phrases.shifts import parting

PLACE = ("people", "bucket_size", "cap")
HOURS = ("opens", "closes", "acknowledged", "state_rules", "countries")
LIMITS = ("lock_hours", "finish_replies_first", "at_work_minutes", "card_fields", "language")
REMINDERS = ("digest_minutes", "nudge_minutes", "idle_minutes", "at_shift_end", "grace_minutes")


def fields(shown: CampaignPicture, sizes: Sequence[int] = ()) -> dict[str, Field]:
    """All but the channel, by their names; `sizes` are the bucket sizes on offer."""
    every = [*_place(shown, sizes), *_hours(shown), *_limits(shown), *_reminders(shown)]
    return {field.name: field for field in every}


def _place(shown: CampaignPicture, sizes: Sequence[int]) -> list[Field]:
    now = shown.settings
    size = words.sizes(sizes, now.bucket_size)
    return [
        _pick("people", words.WHO, words.people(shown), now.user_list_id or words.EVERYBODY, lists.WHO_HINT),
        _pick("bucket_size", words.SIZE, size, now.bucket_size, words.SIZE_HINT),
        Field("cap", words.CAP, Number(words.MOST_HELD, now.cap), hint=words.CAP_HINT),
        Field("ticks", words.ALSO, Ticks(words.TICKS, words.ticked(shown))),
    ]


def _hours(shown: CampaignPicture) -> list[Field]:
    now = shown.settings
    abroad = Typed(words.countries(now.countries))
    return [
        Field("opens", words.OPENS, Clock(now.opens), hint=words.OPENS_HINT, required=True),
        Field("closes", words.CLOSES, Clock(now.closes), required=True),
        Field("acknowledged", words.ACKNOWLEDGED, Typed(), hint=words.acknowledged_hint()),
        _pick("state_rules", words.STATES, words.state_rules(), now.state_rules, words.STATES_HINT),
        Field("countries", words.COUNTRIES, abroad, hint=words.COUNTRIES_HINT),
    ]


def _limits(shown: CampaignPicture) -> list[Field]:
    now = shown.settings
    lock = Number(words.MOST_LOCK_HOURS, now.lock_hours)
    first = Number(words.MOST_HELD, now.finish_replies_first)
    works = words.works(now.at_work_minutes)
    card = Typed(words.card_fields(now.card_fields))
    return [
        Field("lock_hours", words.LOCK, lock, hint=words.LOCK_HINT),
        Field("finish_replies_first", words.REPLIES_FIRST, first, hint=words.REPLIES_FIRST_HINT),
        _pick("at_work_minutes", words.AT_WORK, works, now.at_work_minutes, words.AT_WORK_HINT),
        Field("card_fields", words.CARD, card, hint=words.CARD_HINT),
        _pick("language", language.CHANNEL, language.of_channel(), now.language, language.CHANNEL_HINT),
    ]


def _reminders(shown: CampaignPicture) -> list[Field]:
    now = shown.settings
    nudge, idle = now.nudge_minutes or 0, now.idle_minutes or 0
    digests, every = words.digests(now.digest_minutes), now.digest_minutes or words.NEVER
    return [
        _pick("digest_minutes", words.DIGEST, digests, every, words.DIGEST_HINT),
        _pick("nudge_minutes", nudges.REMIND, words.spans(nudge), nudge, nudges.REMIND_HINT),
        _pick("idle_minutes", nudges.ASK, words.spans(idle), idle, nudges.ASK_HINT),
        _pick("at_shift_end", parting.AT_END, words.AT_END, now.at_shift_end),
        _pick("grace_minutes", parting.GRACE, words.graces(), now.grace_minutes, parting.GRACE_HINT),
    ]


def _pick(name: str, label: str, choices: Sequence[Choice], now: object, hint: str = "") -> Field:
    def rest(shown: int) -> str:
        return cut_hint(len(choices), shown, words.CHOICES, "").rstrip()

    return Field(name, label, Pick([Group("", choices)], str(now), rest=rest), hint=hint, required=True)
