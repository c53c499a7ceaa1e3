"""Linked accounts: many of them, long names."""

from datetime import UTC, datetime

from bot.assignment.outcomes.people import AccountRow, LinkCode, Linked
from bot.vocabulary import Role
from tests.views import admin

_ROWS = tuple(
    AccountRow(number, platform, admin.LONG, may_unlink=number > 1)
    for number, platform in enumerate(("slack", "discord", "another"), 1)
)
ONE = Linked(admin.ref(1), Role.ADMIN, _ROWS, admin.LONG, admin.BIG)
PARTED = Linked(admin.ref(1), Role.VOLUNTEER, _ROWS[:1], admin.LONG, is_unlinked=True)
MADE = LinkCode("7KQX-24TM", datetime(2026, 3, 10, 18, 10, tzinfo=UTC))
