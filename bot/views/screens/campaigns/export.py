"""A campaign taken out as files: the form that asks what, and each file."""

from collections.abc import Sequence

from bot.assignment.outcomes.results.tables import Table
from bot.views.fields import Field, Form, Ticks, Typed
from bot.views.parts import Attached, Page, Paragraph
from bot.views.phrases.campaigns import export as words
from bot.views.phrases.words import Words
from bot.views.tokens import token


def form(campaign_id: int, name: str, tables: Sequence[Table] = (Table.RESULTS,), since: str = "") -> Form:
    """Which tables, and since when."""
    choices = [(label, table.value, hint) for table, (label, hint) in words.TABLES.items()]
    return Form(
        words.TITLE,
        [
            Field("tables", words.WHAT, Ticks(choices, [each.value for each in tables]), required=True),
            Field("since", words.SINCE, Typed(since, most=40), words.SINCE_HINT),
        ],
        token("campaign_export_do", campaign_id),
        words.TITLE,
        subject=name,
        about=words.about(name),
    )


def file(name: str, table: Table, attached: tuple[str, bytes], told: Words) -> Page:
    """One file with what it holds."""
    called, content = attached
    return Page([Paragraph(told)], files=[Attached(called, content, words.file_title(name, table), told)])
