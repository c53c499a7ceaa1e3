"""What the settings of a campaign are called, and what can be chosen for each."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.assignment.rules.calendar import hours
from bot.views.phrases.attention import nudges
from bot.views.phrases.languages import number
from bot.views.phrases.people import linking, lists
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.shifts import parting
from bot.views.phrases.words import listed
from bot.vocabulary import StateRules

# What is shown, and what comes back.
Choices = list[tuple[str, str]]

# What comes back where no user list is chosen, and where there is no digest.
EVERYBODY = NEVER = "0"
MOST_HELD, MOST_LOCK_HOURS = 100_000, 720
# How many minutes may lie between two digests.
_DIGESTS = (15, 30, 60)
# How long replies may wait and buckets may lie, in minutes; 0 is never.
_MINUTES = (0, 15, 30, 60)
# For how many minutes an act makes somebody be at work.
_AT_WORK = (15, 30, 60, 120)
# How many minutes holders may have to answer at the end of a shift.
_GRACE = (1, 2, 3, 4, 5)

CHANNEL, WHO, SIZE = later("Channel"), later("Who may text"), later("Contacts in a bucket")
INVITE_HINT = later(
    "Baton posts a card with Start there. It must be a member: type /invite @Baton in the channel."
)
SIZE_HINT = later("What a volunteer gets with one press of Start.")
CAP, CAP_HINT = later("Most contacts one volunteer may hold"), later("Empty: no limit.")
OPENS, OPENS_HINT, CLOSES = (
    later("Texting opens"),
    later("By the contact's own clock."),
    later("Texting closes"),
)
STATES = later("Rules of states for hours")
STATES_HINT = later("Of contacts whose state nobody knows, the strictest of all states that may be theirs.")
_STATE_RULES = {
    StateRules.NONE: later("None: the same hours everywhere"),
    StateRules.SUNDAYS: later("Sundays from noon in AL, LA, MS and TX"),
    StateRules.STRICT: later("All that Baton knows, also those for sales alone"),
}
COUNTRIES = later("Countries to text")
CARD = later("Columns on the card")
CARD_HINT = later("Names with commas, as in city, precinct. Empty: the place, and what the texts name.")
NAMED_IN_TEXTS = later("the place, and what the texts name")
COUNTRIES_HINT = later("Two letters each, as in US, CA. Only those that your numbers can text. Empty: all.")
ACKNOWLEDGED = later("Before 8 AM or after 9 PM")
_ACKNOWLEDGED_HINT = later("For such hours alone: type “{words}”. It goes on record.")
LOCK = later("Hours without another campaign's first text")
LOCK_HINT = later("So that nobody hears from two campaigns in a row. 0 switches it off.")
REPLIES_FIRST = later("Replies that may wait before another bucket")
REPLIES_FIRST_HINT = later("0: every reply is answered first. Empty: no such rule.")
AT_WORK = later("At work, without a shift, for")
AT_WORK_HINT = later("So long after somebody claimed, texted, answered or took, replies still come to them.")
DIGEST = later("Digest of what waits")
DIGEST_HINT = later("In the campaign's channel: what waits, on whom, with buttons. Quiet when nothing waits.")
AT_END: Choices = [(said, str(policy)) for policy, said in parting.POLICIES.items()]

_FREE = (
    later("Volunteers may write replies of their own"),
    "free_text",
    later("Otherwise they only send prepared ones."),
)
_KEEP = (
    later("Contacts go to the person they are assigned to"),
    "keep_assignments",
    later("As the list or /contacts assign says; else whoever texted them last."),
)
_SHIFT = (
    later("Only those on shift may claim"),
    "needs_shift",
    later("Others finish what they have, and answer. /shift opens and joins shifts."),
)
_NAMES = (
    later("Names are written as people write them"),
    "mend_names",
    later("ANA DE LA CRUZ is Ana de la Cruz in texts; mixed case stays as it is."),
)
ALSO = later("Also")
ANY = "all"
CHOICES = "choices"
NONE, NO_LIMIT, OUT_OF_SIGHT = "none", later("no limit"), later("a channel that Baton cannot see")
# What is shown, its name, and a line that explains.
TICKS = (_FREE, _KEEP, _SHIFT, _NAMES)


def acknowledged_hint() -> str:
    """What must be typed, word for word, for hours that are usually forbidden."""
    return tr(_ACKNOWLEDGED_HINT, words=hours.ACKNOWLEDGED)


def ticked(shown: CampaignPicture) -> list[str]:
    """The names of the ticks that are set."""
    return [name for _, name, _ in TICKS if getattr(shown.settings, name)]


def channel(shown: CampaignPicture, here: str, platform: str) -> str:
    """The channel of one platform, `here` as it is called there, and on which others there is one."""
    elsewhere = [linking.platform(each) for each in shown.settings.homes if each != platform]
    named = here or (OUT_OF_SIGHT if platform in shown.settings.homes else NONE)
    return tr("{named}; another in {names}", named=named, names=listed(elsewhere)) if elsewhere else named


def state_rules() -> Choices:
    """Which rules of states a campaign may keep."""
    return [(said, str(rules)) for rules, said in _STATE_RULES.items()]


def state_rule(rules: StateRules) -> str:
    """Which rules of states a campaign keeps."""
    return _STATE_RULES[rules]


def countries(codes: Sequence[str]) -> str:
    """The countries whose numbers a campaign texts, as they are typed."""
    return ", ".join(codes)


def typed_countries(typed: str) -> tuple[str, ...]:
    """The codes of countries that were typed, whether or not there are such."""
    return tuple(dict.fromkeys(typed.upper().replace(",", " ").replace(";", " ").split()))


def card_fields(names: Sequence[str]) -> str:
    """The fields that stand on cards, as they are typed."""
    return ", ".join(names)


def typed_fields(typed: str) -> tuple[str, ...]:
    """The fields that were typed, whether or not the list has them."""
    return tuple(name for each in typed.replace(";", ",").split(",") if (name := each.strip()))


def people(shown: CampaignPicture) -> Choices:
    """Who may text; the list that is set stands first, so that it is among those on offer."""
    rows = sorted(shown.user_lists, key=lambda row: row.id != shown.settings.user_list_id)
    return [(lists.EVERYBODY, EVERYBODY), *((lists.choice(row), str(row.id)) for row in rows)]


def sizes(offered: Sequence[int], size: int) -> Choices:
    """How many contacts a bucket may have; what is set stands among them."""
    return [(number(each), str(each)) for each in sorted({*offered, size})]


def digests(minutes: int | None) -> Choices:
    """How often there may be a digest."""
    offered = sorted({*_DIGESTS, *([minutes] if minutes else [])})
    return [(digest(None), NEVER), *((digest(each), str(each)) for each in offered)]


def digest(minutes: int | None) -> str:
    """How often there is a digest."""
    return tr("Every {minutes} minutes", minutes=minutes) if minutes else tr("Never")


def spans(minutes: int | None) -> Choices:
    """How long something may lie; what is set stands among the choices."""
    return [(nudges.minutes(each), str(each)) for each in sorted({*_MINUTES, minutes or 0})]


def works(minutes: int) -> Choices:
    """How long an act makes somebody be at work; what is set stands among the choices."""
    return [(span(each), str(each)) for each in sorted({*_AT_WORK, minutes})]


def span(minutes: int) -> str:
    """So many minutes, told in hours where they are whole."""
    hours, rest = divmod(minutes, 60)
    return tr_n("{n} minute", "{n} minutes", minutes) if rest else tr_n("{n} hour", "{n} hours", hours)


def graces() -> Choices:
    """How long holders may have to answer."""
    return [(tr_n("{n} minute", "{n} minutes", each), str(each)) for each in _GRACE]
