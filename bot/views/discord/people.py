"""The people on the team, and one of them with what an admin may change."""

from bot.assignment.outcomes.people import PeoplePicture, PersonRow
from bot.views.discord import fields, notices, parts
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Form, Panel, how_many_fit
from bot.views.parts import Question
from bot.views.phrases import linking
from bot.views.phrases import people as words
from bot.views.phrases.plan import REASSIGN
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.tokens import token
from bot.vocabulary import Role

_NAME, _DIGITS = 80, 6


def people(picture: PeoplePicture, typed: str = "") -> Panel:
    """Everybody, or those whose name was typed, admins first: as many as fit."""
    if not picture.rows:
        return notices.panel(words.nobody(typed))
    lines: list[Part] = [_line(row) for row in picture.rows]
    bottom = parts.buttons(
        *([] if typed else [parts.button(words.REFRESH, token("people"))]),
        parts.button(linking.LINK, token("accounts")),
    )
    more = parts.note(words.more(picture.total))
    shown = how_many_fit([[line] for line in lines], beside=[parts.heading(words.HEADING), more, *bottom])
    hidden = picture.total - min(shown, len(lines))
    told: list[Part] = [parts.note(words.more(hidden))] if hidden else []
    return Panel([parts.heading(words.HEADING), *lines[:shown], *told, *bottom])


def person(row: PersonRow, notice: Words = ()) -> Panel:
    """One person, with what was just done on top."""
    top: list[Part] = [parts.paragraph(*notice)] if notice else []
    deeds = (_role(row), _suspension(row), parts.button(words.SET_CAP, token("person_limit", row.ref.id)))
    others = (
        *_moving(row),
        parts.button(linking.THEIRS, token("person_accounts", row.ref.id)),
        parts.button(words.HEADING, token("people")),
    )
    about = [
        parts.heading(row.ref.name),
        parts.note(words.standing(row)),
        parts.paragraph(words.work(row)),
    ]
    return Panel([*top, *about, *parts.buttons(*deeds, *others)])


def cap_form(row: PersonRow) -> Form:
    """How much somebody may hold."""
    cap = fields.typed("cap", initial="" if row.cap is None else str(row.cap), most=_DIGITS)
    field = fields.field(words.CAP, cap, hint=words.CAP_HINT)
    return Form(f"{words.SET_CAP}: {row.ref.name}", [field], token("person_cap", row.ref.id))


def sure(verb: str, row: PersonRow) -> Question:
    """Asked before somebody's standing is changed."""
    match verb:
        case "person_admin":
            return Question(words.ADMIN_QUESTION, words.promotion(row), words.MAKE_ADMIN)
        case "person_volunteer":
            return Question(words.VOLUNTEER_QUESTION, words.demotion(row), words.MAKE_VOLUNTEER)
        case _:
            return Question(words.suspend_question(row), words.suspension(row), words.SUSPEND)


def _line(row: PersonRow) -> Part:
    said: Words = (Strong(shortened(row.ref.name, _NAME)), f"  ·  {words.standing(row)}")
    change = parts.button(words.CHANGE, token("person", row.ref.id))
    return parts.line(said, change, (words.work(row),))


def _moving(row: PersonRow) -> list[Button]:
    if not (row.unsent or row.waiting or row.texted):
        return []
    return [parts.button(REASSIGN, token("reassign_from", row.ref.id))]


def _role(row: PersonRow) -> Button:
    if row.role is Role.ADMIN:
        return parts.button(words.MAKE_VOLUNTEER, token("person_volunteer", row.ref.id), asks=True)
    return parts.button(words.MAKE_ADMIN, token("person_admin", row.ref.id), asks=True)


def _suspension(row: PersonRow) -> Button:
    if row.suspended:
        return parts.button(words.RESTORE, token("person_restore", row.ref.id))
    return parts.button(words.SUSPEND, token("person_suspend", row.ref.id), parts.DANGER, asks=True)
