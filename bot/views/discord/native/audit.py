"""A part of the record as Discord hands it over."""

from bot.assignment.outcomes.audit import FilterPicture
from bot.views import sheets
from bot.views.discord import parts
from bot.views.discord.surfaces import File, Panel
from bot.views.phrases.audit import audit as words


def file(filter_: FilterPicture, number: int, content: bytes) -> Panel:
    """A part of the record as a file; long records come in several, numbered from 1."""
    told = parts.paragraph(words.file_title(filter_, number))
    return Panel([told], files=[File(sheets.record_name(number), content)])
