"""Contact lists for admins: all of them, one of them, the form that brings one, the report of an import."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListLoaded, ListRow, ListsPicture
from bot.views.fields import Field, Form, Typed, Upload
from bot.views.parts import (
    Attached,
    Button,
    Buttons,
    Heading,
    Line,
    Page,
    Paragraph,
    Part,
    Question,
    Quote,
    Rows,
    Style,
    buttons,
    notice,
    said,
)
from bot.views.phrases.contacts import contacts as words
from bot.views.phrases.contacts import imported, purge
from bot.views.phrases.words import Words
from bot.views.screens.contacts.purge import keep
from bot.views.screens.inbox import find
from bot.views.screens.texting import start_page
from bot.views.tokens import token
from bot.vocabulary import ListState

_NAME, _CHOICES = 80, 10
_KINDS = ("csv", "tsv", "txt", "xlsx")


def lists(picture: ListsPicture, start: int = 0) -> Page:
    """All lists, newest first, from the one in this place on."""
    bring = Button(words.IMPORT, token("contacts_import"), Style.PRIMARY)
    rows = [row for row in picture.rows if row.state is not ListState.FAILED]
    if not rows:
        return Page([Paragraph(words.NONE_YET), *buttons(bring)], title=words.LISTS, back=start_page())
    lines = Rows([[Line(words.line(row), _open(row))] for row in rows], lambda _: [], _turn, start)
    below = Buttons((bring, find(), Button(words.REFRESH, _turn(start))))
    parts: list[Part] = [Heading(words.LISTS), lines, below]
    return Page(parts, summary=(words.LISTS,), title=words.LISTS, back=start_page())


def one(row: ListRow) -> Page:
    """One list, and what can be done with it."""
    planned: Words = ("\n", *purge.in_time(row.purge_at, is_list=True)) if row.purge_at else ()
    return notice(
        (*words.line(row), *planned),
        *([keep(row.id, is_list=True)] if planned else []),
        Button(words.NEW, token("campaign_new", row.id)),
        Button(words.ASSIGN, token("ahead", row.id)),
        Button(words.EXPORT, token("contacts_export", row.id)),
        Button(words.REPORT, token("contacts_report", row.id)),
        Button(purge.LIST, token("purge_list", row.id), Style.DANGER),
        Button(words.ALL_LISTS, _turn(0)),
        title=words.LISTS,
    )


def import_form(name: str = "") -> Form:
    """The form that brings a list."""
    return Form(
        words.IMPORT,
        [
            Field("file", words.FILE, Upload(_KINDS), hint=words.FILE_HINT, required=True),
            Paragraph(words.COLUMNS),
            Field("name", words.NAME, Typed(name, most=_NAME), hint=words.NAME_HINT),
        ],
        token("contacts_load"),
        words.SUBMIT,
    )


def reading(filename: str, rows: int, fraction: float) -> Page:
    """An import on its way."""
    return notice(words.reading(filename, rows, fraction))


def report(loaded: ListLoaded, left_out: bytes) -> Page:
    """What came of an import; with many rows left out, those as a file too."""
    facts = [] if loaded.repeated else imported.facts(loaded)
    new = Button(words.NEW_WITH_LIST, token("campaign_new", loaded.list.id), Style.PRIMARY)
    file = Attached("rows-left-out.csv", left_out, words.left_out(loaded.list.name))
    return Page(
        [
            *said(words.loaded(loaded)),
            *_marked("⚠️", imported.alarms(loaded)),
            *_marked("•", facts),
            *([Quote(words.problems(loaded))] if loaded.problems else []),
            *_columns(loaded),
            *_marked("⚠️", imported.others(loaded)),
            Buttons((new, Button(words.ALL_LISTS, token("contacts")), *_take_back(loaded))),
        ],
        title=words.LISTS,
        files=[file] if loaded.rejected > words.SHOWN else [],
    )


def take_back_question(loaded: ListLoaded) -> Question:
    """Before what a file opted out is taken back."""
    return Question(imported.take_back_question(loaded), imported.TAKE_BACK_TEXT, imported.TAKE_BACK)


def choose(told: Words, rows: Sequence[ListRow], verb: str) -> Page:
    """Which list is meant: a button for each, with this verb."""
    return notice(told, *(Button(row.name, token(verb, row.id)) for row in rows[:_CHOICES]))


def _turn(place: int) -> str:
    return token("contacts", 1, place)


def _open(row: ListRow) -> Button | None:
    return Button(words.OPEN, token("contacts_list", row.id)) if row.state is ListState.READY else None


def _take_back(loaded: ListLoaded) -> list[Button]:
    if not loaded.revocable:
        return []
    back = token("contacts_take_back", loaded.list.id)
    return [Button(imported.TAKE_BACK, back, Style.DANGER, take_back_question(loaded))]


def _columns(loaded: ListLoaded) -> list[Part]:
    """How the columns of the file were understood."""
    return [Paragraph((imported.COLUMNS,)), Quote(imported.columns(loaded))] if loaded.columns else []


def _marked(mark: str, sentences: Sequence[str]) -> list[Part]:
    return said(["\n".join(f"{mark} {each}" for each in sentences)] if sentences else [])
