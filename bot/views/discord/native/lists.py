"""The form of a list that follows a role: Discord lets pick one of the server's."""

from bot.views.discord import fields
from bot.views.discord.forms import drawn
from bot.views.discord.surfaces import Form
from bot.views.phrases.people import lists as words
from bot.views.screens.people.lists import mirror_name
from bot.views.tokens import token


def follow_form() -> Form:
    """Which role is followed, and how the list is called."""
    role = fields.field(words.ROLE, fields.role("role"))
    return Form(
        words.FOLLOW["discord"], [role, drawn(mirror_name(words.ROLE_NAME_HINT))], token("list_mirror")
    )
