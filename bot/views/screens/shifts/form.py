"""What is asked of a new shift, or of shifts that recur."""

from bot.assignment.outcomes.shifts import ShiftRow, ShiftsPicture
from bot.views.fields import Channel, Field, Form, Group, Number, People, Pick, Typed
from bot.views.parts import Paragraph
from bot.views.phrases import clocks
from bot.views.phrases.options import cut_hint
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.words import shortened
from bot.views.tokens import token

_NAME, _TIMES = 70, 200


def typed(picture: ShiftsPicture, account: str) -> Form:
    """The form in which times are typed; `account` is the asker's, who leads unless they name somebody."""
    times = Typed(most=_TIMES)
    hint = f"{words.TIMES_HINT}; {clocks.hint(picture.zone)}"
    parts = [Field("times", words.TIMES, times, hint, required=True), *terms(picture, account)]
    return Form(words.OPEN, parts, token("shift_put"), words.SUBMIT)


def times(row: ShiftRow, zone: str) -> Form:
    """The form in which a shift gets other times."""
    hint = f"{words.RETIME_HINT}; {clocks.hint(zone)}"
    asked = Field("times", words.TIMES, Typed(most=_TIMES), hint, required=True)
    about = Paragraph(words.row(row))
    return Form(words.RETIME_SAVE, [about, asked], token("shift_retimed", row.id), words.RETIME_SAVE)


def terms(
    picture: ShiftsPicture, account: str, campaign_id: int = 0, seats: int | None = None
) -> list[Field]:
    """For whom it is, how many may join, who leads it and where its card stands."""
    named = [(shortened(ref.name, _NAME), str(ref.id)) for ref in picture.campaigns]

    def rest(shown: int) -> str:
        return cut_hint(len(named), shown - 1, "campaigns", words.OTHER_CAMPAIGNS)

    which = Pick([Group("", [(words.ALL, "0"), *named])], initial=str(campaign_id), rest=rest)
    return [
        Field("campaign", words.CAMPAIGN, which, required=True),
        Field("seats", words.SEATS, Number(words.MOST_SEATS, seats, least=1), hint=words.SEATS_HINT),
        Field("lead", words.LEAD, People([account]), hint=words.LEAD_HINT),
        Field("channel", words.CHANNEL, Channel(), hint=words.CHANNEL_HINT),
    ]
