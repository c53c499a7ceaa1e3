"""The form of a new shift, and the question by which clocks its times are typed."""

from zoneinfo import ZoneInfo

from bot.assignment.outcomes.shifts import ShiftsPicture
from bot.assignment.rules.calendar.hours import US_ZONES
from bot.views.discord import fields, parts
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import clocks
from bot.views.phrases import shift as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.words import shortened
from bot.views.tokens import token

_NAME, _TIMES, _SEATS = 70, 200, 5


def open_form(picture: ShiftsPicture, account: str) -> Form:
    """`account` is the asker's, who leads unless they choose somebody else."""
    named = [(shortened(ref.name, _NAME), str(ref.id)) for ref in picture.campaigns]
    times = fields.typed("times", most=_TIMES, required=True)
    which = fields.picked("campaign", [(words.ALL, "0"), *named], initial="0")
    seats = fields.typed("seats", most=_SEATS)
    others = cut_hint(len(picture.campaigns), parts.MOST_OPTIONS - 1, "campaigns", words.OTHER_CAMPAIGNS)
    return Form(
        words.OPEN,
        [
            fields.field(words.TIMES, times, hint=words.TIMES_HINT + clocks.hint(picture.zone)),
            fields.field(words.CAMPAIGN, which, hint=others),
            fields.field(words.SEATS, seats, hint=words.SEATS_HINT),
            fields.field(words.LEAD, fields.people("lead", initial=[account], most=1), hint=words.LEAD_HINT),
            fields.field(words.CHANNEL, fields.channel("channel"), hint=words.CHANNEL_HINT),
        ],
        token("shift_put"),
    )


def clock(picture: ShiftsPicture, *, opens: bool = False) -> Panel:
    """By which clocks times are typed; where the answer `opens` a shift, its form comes next."""
    zones = dict.fromkeys([*US_ZONES, *filter(None, [picture.zone])])
    choices = [(clocks.told(zone, picture.here.astimezone(ZoneInfo(zone))), zone) for zone in zones]
    menu = parts.menu(
        choices, token("clock_pick", int(opens)), initial=[picture.zone], placeholder=clocks.PICK
    )
    back = parts.button(words.EVERY, token("shifts"))
    return Panel([parts.paragraph(*clocks.question(picture.zone)), menu, *parts.buttons(back)])
