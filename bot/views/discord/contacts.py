"""Contact lists for admins: all of them, one of them, the form that brings one, the report of an import."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListLoaded, ListRow, ListsPicture
from bot.views import sheets
from bot.views.discord import fields, notices, parts
from bot.views.discord.fields import field, typed
from bot.views.discord.surfaces import File, Form, Panel
from bot.views.parts import Question
from bot.views.phrases import contacts as words
from bot.views.phrases import imported
from bot.views.phrases.words import Words, counted
from bot.views.tokens import token
from bot.vocabulary import ListState

# Each list takes three of the forty parts of a panel; older ones stand in a menu.
_SHOWN = 8
_NAME = 80
_LINE = 300
# What a report says in all must not be longer than a panel takes.
_TOLD, _SAID, _PROBLEMS = 300, 900, 900


def lists(picture: ListsPicture) -> Panel:
    """All lists, newest first."""
    bring = parts.button("Import contacts", token("contacts_import"), parts.PRIMARY)
    rows = [row for row in picture.rows if row.state is not ListState.FAILED]
    if not rows:
        return notices.panel(words.NONE_YET, bring)
    older = [
        (f"{row.name}: {counted(row.size, 'contact')}", str(row.id))
        for row in rows[_SHOWN:]
        if row.state is ListState.READY
    ]
    hidden = len(older) - parts.MOST_OPTIONS
    return Panel(
        [
            parts.heading("Contact lists"),
            *parts.buttons(bring, parts.button("Refresh", token("contacts"))),
            *(parts.line(words.line(row), _open(row), most=_LINE) for row in rows[:_SHOWN]),
            *([parts.menu(older, token("contacts_list"), placeholder="An older list")] if older else []),
            *([parts.note(words.older(hidden, "/contacts export or assign"))] if hidden > 0 else []),
        ]
    )


def one(row: ListRow) -> Panel:
    """One list, and what can be done with it."""
    return Panel(
        [
            parts.paragraph(*words.line(row)),
            *parts.buttons(
                parts.button("New campaign", token("campaign_new", row.id)),
                parts.button("Assign…", token("ahead", row.id)),
                parts.button("Export", token("contacts_export", row.id)),
                parts.button("Report", token("contacts_report", row.id)),
                parts.button("All lists", token("contacts")),
            ),
        ]
    )


def import_form(name: str = "") -> Form:
    """The form that brings a list."""
    named = typed("name", initial=name, most=_NAME)
    brought = field("File", fields.file("file"), hint=words.SHORT_FILE_HINT)
    return Form(
        "Import contacts", [brought, field("Name", named, hint=words.NAME_HINT)], token("contacts_load")
    )


def reading(filename: str, rows: int, fraction: float) -> Panel:
    """An import on its way."""
    return notices.panel(words.reading(filename, rows, fraction))


def report(loaded: ListLoaded) -> Panel:
    """What came of an import; with many rows left out, those as a file too."""
    new = parts.button("New campaign with this list", token("campaign_new", loaded.list.id), parts.PRIMARY)
    alarms, cautions = imported.alarms(loaded), imported.others(loaded)
    left_out = File("rows-left-out.csv", sheets.left_out(loaded))
    return Panel(
        [
            parts.paragraph(*words.loaded(loaded), most=_TOLD),
            *([parts.paragraph(_marked("⚠️", alarms), most=_SAID)] if alarms else []),
            *([] if loaded.repeated else [parts.paragraph(_marked("•", imported.facts(loaded)), most=_SAID)]),
            *([parts.quote(words.problems(loaded), _PROBLEMS)] if loaded.problems else []),
            *([parts.paragraph(_marked("⚠️", cautions), most=_SAID)] if cautions else []),
            *parts.buttons(new, parts.button("All lists", token("contacts")), *_take_back(loaded)),
        ],
        files=[left_out] if loaded.rejected > words.SHOWN else [],
    )


def take_back_question(loaded: ListLoaded) -> Question:
    """Before what a file opted out is taken back."""
    return Question(imported.take_back_question(loaded), imported.TAKE_BACK_TEXT, imported.TAKE_BACK)


def _take_back(loaded: ListLoaded) -> list[parts.Button]:
    if not loaded.revocable:
        return []
    back = token("contacts_take_back", loaded.list.id)
    return [parts.button(imported.TAKE_BACK, back, parts.DANGER, asks=True)]


def _marked(mark: str, sentences: Sequence[str]) -> str:
    return "\n".join(f"{mark} {each}" for each in sentences)


def export(row: ListRow, name: str, content: bytes) -> Panel:
    """A list as a file."""
    return Panel([parts.paragraph(*words.whole(row.name))], files=[File(name, content)])


def choose(told: Words, rows: Sequence[ListRow], verb: str) -> Panel:
    """Which list is meant: a button for each, with this verb."""
    return notices.panel(told, *(parts.button(row.name, token(verb, row.id)) for row in rows[:10]))


def _open(row: ListRow) -> parts.Button | None:
    return parts.button("Open", token("contacts_list", row.id)) if row.state is ListState.READY else None
