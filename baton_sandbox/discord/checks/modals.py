"""Modals: a title, and one to five parts, each of which asks for one thing or says something."""

from baton_sandbox.discord.checks.elements import check_field, check_text_input
from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.kinds import FIELDS, LABEL, ROW, TEXT, TEXT_INPUT, walk
from baton_sandbox.discord.checks.layout import check_unique

# https://docs.discord.com/developers/components/reference#label
MOST_TITLE = 45
MOST_PARTS = 5
MOST_LABEL = 45
MOST_DESCRIPTION = 100
MOST_TEXT = 4000


def check_modal(modal: Form) -> None:
    """Check a modal; nothing is raised yet."""
    modal.text("title", 1, MOST_TITLE)
    modal.text("custom_id", 1, 100)
    parts = modal.items("components", 1, MOST_PARTS)
    for part in parts:
        _check_part(part)
    if parts:
        check_unique(modal.at("components"), list(walk(modal.fields["components"])))


def _check_part(part: Form) -> None:
    kind = part.one_of("type", (LABEL, TEXT, ROW))
    if kind == TEXT:
        part.text("content", 1, MOST_TEXT)
    elif kind == ROW:
        for child in part.items("components", 1, 1):
            if child.one_of("type", (TEXT_INPUT,)):
                check_text_input(child, in_label=False)
    elif kind == LABEL:
        part.text("label", 1, MOST_LABEL)
        part.text("description", 0, MOST_DESCRIPTION, required=False)
        if part.at("component").one_of("type", FIELDS):
            check_field(part.at("component"))
