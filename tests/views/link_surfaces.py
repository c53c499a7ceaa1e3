"""What is shown of linked accounts: many of them, long names, every sentence."""

from datetime import UTC, datetime

from bot.assignment.outcomes.people import AccountRow, CodeFault, LinkChoices, LinkCode, Linked, NotLinked
from bot.views.phrases.linking import done
from bot.views.slack import linking, notices
from bot.views.slack.surfaces import Message, Modal
from bot.vocabulary import Role
from tests.views import admin

_ROWS = tuple(
    AccountRow(number, platform, admin.LONG, may_unlink=number > 1)
    for number, platform in enumerate(("slack", "discord", "another"), 1)
)
ONE = Linked(admin.ref(1), Role.ADMIN, _ROWS, admin.LONG, admin.BIG)
PARTED = Linked(admin.ref(1), Role.VOLUNTEER, _ROWS[:1], admin.LONG, is_unlinked=True)
MADE = LinkCode("7KQX-24TM", datetime(2026, 3, 10, 18, 10, tzinfo=UTC))

SURFACES: dict[str, Message | Modal] = {
    "one's accounts": linking.mine(ONE, done(ONE), MADE),
    "one's only account": linking.mine(PARTED, done(PARTED)),
    "somebody's accounts": linking.theirs(ONE, done(ONE)),
    "where a code is typed": linking.have_form(),
    "with whom to link": linking.choose_form(
        LinkChoices(admin.ref(1), tuple(map(admin.ref, range(100))), admin.BIG)
    ),
    "nobody to link with": linking.choose_form(LinkChoices(admin.ref(1), (), 0)),
    **{
        f"a code that is {why}": notices.message(done(NotLinked(why, left)))
        for left, why in enumerate(CodeFault)
    },
}
