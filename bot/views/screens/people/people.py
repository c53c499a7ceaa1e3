"""The people on the team, and one of them with what an admin may change."""

from bot.assignment.outcomes.people import PeopleOrder, PeoplePicture, PersonRow
from bot.views.fields import Field, Form, Number
from bot.views.parts import (
    Button,
    Choice,
    Heading,
    Line,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    noted,
    notice,
    said,
)
from bot.views.phrases.people import people as words
from bot.views.phrases.people.api_tokens import TITLE as TOKENS
from bot.views.phrases.people.linking import LINK, THEIRS
from bot.views.phrases.reassignment.plan import REASSIGN
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.screens.texting import start_page
from bot.views.tokens import token
from bot.vocabulary import Role

_NAME, _MOST = 80, 100_000


def people(picture: PeoplePicture, typed: str = "") -> Page:
    """Everybody, or those whose name was typed, admins first: as many as fit."""
    if not picture.rows:
        return notice(words.nobody(typed))

    def rest(shown: int) -> list[Part]:
        hidden = picture.total - shown
        return noted((words.more(hidden),)) if hidden else []

    orders: list[Choice] = [(told, str(order)) for order, told in words.ORDERS.items()]
    ways: list[Button | Menu] = [
        Menu(orders, token("people_by"), initial=picture.order, label=words.SORTED),
        Button(words.REFRESH, token("people", 1, list(PeopleOrder).index(picture.order))),
        Button(LINK, token("accounts")),
        Button(TOKENS, token("api_tokens")),
    ]
    return Page(
        [
            Heading(words.HEADING),
            Rows([[_line(row)] for row in picture.rows], rest),
            *([] if typed else buttons(*ways)),
        ],
        (words.HEADING,),
        title=words.HEADING,
        back=start_page(),
    )


def person(row: PersonRow, done: Words = ()) -> Page:
    """One person, with what was just done on top."""
    whose = row.ref.id
    moving = [Button(REASSIGN, token("reassign_from", whose))] if row.held else []
    return Page(
        [
            *said(done),
            Heading(row.ref.name),
            Note((words.standing(row),)),
            Paragraph((words.work(row),)),
            *buttons(
                _role(row),
                _suspension(row),
                Button(words.SET_CAP, token("person_limit", whose)),
                *moving,
                Button(THEIRS, token("person_accounts", whose)),
            ),
        ],
        title=words.PERSON,
        window=True,
        again=token("person", whose),
        back=Button(words.HEADING, token("people", 1)),
    )


def cap_form(row: PersonRow) -> Form:
    """How much somebody may hold."""
    cap = Field("cap", words.CAP, Number(_MOST, row.cap), hint=words.CAP_HINT)
    about = (Strong(row.ref.name), f"  ·  {words.standing(row)}")
    return Form(words.SET_CAP, [cap], token("person_cap", row.ref.id), words.SAVE_CAP, row.ref.name, about)


def question(verb: str, row: PersonRow) -> Question:
    """Asked before somebody's standing is changed."""
    match verb:
        case "person_admin":
            return Question(words.ADMIN_QUESTION, words.promotion(row), words.MAKE_ADMIN)
        case "person_volunteer":
            return Question(words.VOLUNTEER_QUESTION, words.demotion(row), words.MAKE_VOLUNTEER)
        case _:
            return Question(words.suspend_question(row), words.suspension(row), words.SUSPEND)


def _line(row: PersonRow) -> Line:
    told: Words = (Strong(shortened(row.ref.name, _NAME)), f"  ·  {words.standing(row)}")
    return Line(told, Button(words.CHANGE, token("person", row.ref.id)), (words.work(row),))


def _role(row: PersonRow) -> Button:
    admin = row.role is Role.ADMIN
    verb, label = ("person_volunteer", words.MAKE_VOLUNTEER) if admin else ("person_admin", words.MAKE_ADMIN)
    return Button(label, token(verb, row.ref.id), question=question(verb, row))


def _suspension(row: PersonRow) -> Button:
    if row.suspended:
        return Button(words.RESTORE, token("person_restore", row.ref.id))
    sure = question("person_suspend", row)
    return Button(words.SUSPEND, token("person_suspend", row.ref.id), Style.DANGER, sure)
