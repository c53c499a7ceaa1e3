"""Tags and fields of the organisation, whether a campaign offers them, and the form of one."""

from bot.assignment.outcomes.user_lists import SharedRow, SharingPicture
from bot.views.fields import Field, Form, Typed, one_of
from bot.views.parts import (
    Button,
    Divider,
    Heading,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    said,
)
from bot.views.phrases.campaigns import sharing as words
from bot.views.tokens import token
from bot.vocabulary import Asks

KINDS: tuple[Asks | None, ...] = (None, Asks.CHOICE, Asks.NUMBER, Asks.WORDS)
EVERYBODY, ADMINS = "everybody", "admins"
_NAME, _OPTIONS = 60, 700


def picture(of: SharingPicture, start: int = 0) -> Page:
    """All of them from this one on, with what can be done."""
    campaign = of.campaign.id
    rows: list[list[Part]] = [[Divider(), Paragraph((words.row(row),)), *_ways(of, row)] for row in of.rows]
    verb, label = ("share_hide", words.HIDE) if of.offers else ("share_offer", words.OFFER)
    return Page(
        [
            Heading(words.heading(of)),
            *said(words.ABOUT if of.rows else (*words.ABOUT, " ", *words.NONE_YET)),
            Rows(rows, lambda _: [], lambda place: token("sharing", campaign, place), start),
            Note((words.elsewhere(of),)),
            *buttons(Button(words.NEW, token("share_edit", campaign)), Button(label, token(verb, campaign))),
        ],
        title=words.SHARED,
        window=True,
        again=token("sharing", campaign),
    )


def form(of: SharingPicture, row: SharedRow | None) -> Form:
    """The form of one of them, or of a new one."""
    known = row or SharedRow("")
    kinds = [(label, str(place)) for place, label in enumerate(words.KINDS)]
    who = [(words.EVERYBODY, EVERYBODY), (words.ADMINS, ADMINS)]
    answers = Typed(" / ".join(known.options), most=_OPTIONS)
    may = EVERYBODY if known.for_volunteers else ADMINS
    return Form(
        words.SHARED,
        [
            Field("name", words.NAME, Typed(known.name, most=_NAME), required=True),
            Field("asks", words.ASKS, one_of(kinds, str(KINDS.index(known.asks))), required=True),
            Field("options", words.OPTIONS, answers, words.OPTIONS_HINT),
            Field("who", words.WHO, one_of(who, may), required=True),
        ],
        token("share_save", of.campaign.id, *([known.id] if known.id else [])),
        words.SAVE,
    )


def question(of: SharingPicture, row: SharedRow) -> Question:
    """Asked before one is removed."""
    return Question(*words.drop_question(row), words.DROP, back=token("sharing", of.campaign.id))


def _ways(of: SharingPicture, row: SharedRow) -> list[Part]:
    ids = (of.campaign.id, row.id)
    drop = Button(words.DROP, token("share_drop", *ids), Style.DANGER, question(of, row))
    return [*buttons(Button(words.EDIT, token("share_edit", *ids)), drop)]
