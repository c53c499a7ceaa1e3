"""A part of the record as Slack hands it over."""

from bot.assignment.outcomes.audit import FilterPicture
from bot.views import sheets
from bot.views.phrases.audit import audit as words
from bot.views.slack.surfaces import File


def file(filter_: FilterPicture, number: int, content: bytes) -> File:
    """A part of the record as a file; long records come in several, numbered from 1."""
    return File(sheets.record_name(number), content, words.file_title(filter_, number))
