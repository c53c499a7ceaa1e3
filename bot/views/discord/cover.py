"""The form in which somebody looks for cover."""

from bot.assignment.outcomes.shifts import ShiftRow
from bot.views.discord import fields, parts
from bot.views.discord.surfaces import Form
from bot.views.phrases import clocks
from bot.views.phrases import cover as words
from bot.views.phrases import shift as shifts
from bot.views.tokens import token

_PART = 100


def ask_form(row: ShiftRow, zone: str) -> Form:
    """For which part of a shift somebody looks for cover, typed by the clocks of a zone."""
    part = fields.field(
        words.PART, fields.typed("part", most=_PART), hint=words.PART_TYPED + clocks.hint(zone)
    )
    told = [parts.paragraph(*shifts.row(row)), part, parts.paragraph(words.ASK_SURE)]
    return Form(words.FIND, told, token("cover_ask", row.id))
