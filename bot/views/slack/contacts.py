"""Contact lists for admins: all of them, the form that brings one, and the report of an import."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.blocks.block_elements import ButtonElement, InputInteractiveElement

from bot.assignment.outcomes.contacts import ListLoaded, ListRow, ListsPicture
from bot.views import sheets
from bot.views.phrases import contacts as words
from bot.views.phrases import imported
from bot.views.slack import notices, parts
from bot.views.slack.inputs import VALUE, field, typed
from bot.views.slack.surfaces import File, Message, Modal
from bot.views.tokens import token
from bot.vocabulary import ListState

_SHOWN = 20
_NAME = 80
_KINDS = ("csv", "tsv", "txt", "xlsx")


class _FileInput(InputInteractiveElement):
    """Slack's field for files, which its SDK does not know."""

    type = "file_input"

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(type=self.type, action_id=VALUE)
        self.filetypes = list(kinds)
        self.max_files = 1

    @property
    def attributes(self) -> set[str]:  # type: ignore[override]  # as the SDK's own elements do
        """What is written into the payload."""
        return {"type", "action_id", "filetypes", "max_files"}


def lists(picture: ListsPicture) -> Message:
    """All lists, newest first."""
    bring = parts.button("Import contacts", token("contacts_import"), style="primary")
    rows = [row for row in picture.rows if row.state is not ListState.FAILED]
    if not rows:
        return notices.message(words.NONE_YET, bring)
    blocks: list[Block] = [parts.heading("Contact lists")]
    for row in rows[:_SHOWN]:
        blocks += _row(row)
    if len(rows) > _SHOWN:
        blocks.append(parts.note(words.older(len(rows) - _SHOWN, "/contacts export or assign")))
    return Message(
        "Contact lists", [*blocks, parts.buttons(bring, parts.button("Refresh", token("contacts", 1)))]
    )


def import_form(name: str = "") -> Modal:
    """The form that brings a list."""
    blocks: list[Block] = [
        field("name", "Name", typed(initial=name, most=_NAME), optional=True, hint=words.NAME_HINT),
        field("file", "File", _FileInput(_KINDS), hint=words.FILE_HINT),
    ]
    return Modal("Import contacts", blocks, submit="Import", token=token("contacts_load"), close="Cancel")


def reading(filename: str, rows: int, fraction: float) -> Message:
    """An import on its way."""
    return notices.message(words.reading(filename, rows, fraction))


def report(loaded: ListLoaded) -> Message:
    """What came of an import, in place of its progress."""
    said = words.loaded(loaded)
    blocks: list[Block] = [parts.paragraph(*said)]
    if alarms := imported.alarms(loaded):
        blocks.append(parts.paragraph(_marked("⚠️", alarms)))
    if not loaded.repeated:
        blocks.append(parts.paragraph(_marked("•", imported.facts(loaded))))
    if loaded.problems:
        blocks.append(parts.quote(words.problems(loaded)))
    if cautions := imported.others(loaded):
        blocks.append(parts.paragraph(_marked("⚠️", cautions)))
    new = parts.button("New campaign with this list", token("campaign_new", loaded.list.id), style="primary")
    back = [_take_back(loaded)] if loaded.revocable else []
    return Message(
        parts.flat(said), [*blocks, parts.buttons(new, parts.button("All lists", token("contacts")), *back)]
    )


def _take_back(loaded: ListLoaded) -> ButtonElement:
    sure = parts.confirmation(
        imported.take_back_question(loaded), imported.TAKE_BACK_TEXT, imported.TAKE_BACK
    )
    back = token("contacts_take_back", loaded.list.id)
    return parts.button(imported.TAKE_BACK, back, style="danger", confirm=sure)


def _marked(mark: str, sentences: Sequence[str]) -> str:
    return "\n".join(f"{mark} {each}" for each in sentences)


def left_out(loaded: ListLoaded) -> File:
    """The rows that were left out, as a file."""
    title = f"{loaded.list.name}: rows left out"
    return File("rows-left-out.csv", sheets.left_out(loaded), title)


def export(row: ListRow, content: bytes) -> File:
    """A list as a file."""
    return File("contacts.csv", content, row.name, comment=parts.flat(words.whole(row.name)))


def choose(rows: Sequence[ListRow]) -> Message:
    """Which list is meant: a button for each."""
    return notices.message(
        words.which(), *(parts.button(row.name, token("contacts_export", row.id)) for row in rows[:10])
    )


def _row(row: ListRow) -> list[Block]:
    line = parts.paragraph(*words.line(row))
    if row.state is not ListState.READY:
        return [line]
    new = parts.button("New campaign", token("campaign_new", row.id))
    report = parts.button("Report", token("contacts_report", row.id))
    assign = parts.button("Assign…", token("ahead", row.id))
    return [
        line,
        parts.buttons(new, assign, parts.button("Export", token("contacts_export", row.id)), report),
    ]
