"""People who are to be forgotten, at their largest and at their smallest."""

from dataclasses import replace

from bot.assignment.outcomes.contacts import (
    ForgetChoice,
    ForgetPicture,
    ForgetRow,
    Forgot,
    PurgePicture,
    Whom,
)
from bot.assignment.outcomes.letters import Deletion, DeletionsPost
from bot.views.fields import Form
from bot.views.parts import Page
from bot.views.screens.contacts import forget, purge
from tests.views.admin import BIG, LONG, NOON, ref


def forgettable() -> ForgetChoice:
    """As many as are shown, each with many names in many lists."""
    rows = tuple(ForgetRow(Whom(BIG + number), (LONG,) * 9, LONG[:20], (LONG,) * 9) for number in range(10))
    return ForgetChoice(LONG, rows, more=True)


def forgotten() -> ForgetPicture:
    """Somebody of whom there is all that may be known."""
    many = (LONG,) * 9
    return ForgetPicture(
        whom=Whom(BIG),
        names=many,
        number=LONG[:20],
        contacts=BIG,
        lists=many,
        campaigns=many,
        running=many,
        holders=(ref(1), ref(2)),
        texts=BIG,
        replies=BIG,
        reports=BIG,
        opted_out=True,
        team=many,
        before=NOON,
    )


PAGES: dict[str, Page] = {
    "who may be forgotten": forget.choice(forgettable()),
    "nobody to forget": forget.choice(replace(forgettable(), rows=())),
    "somebody before they are forgotten": forget.picture(forgotten()),
    "an unknown number before it is forgotten": forget.picture(
        replace(forgotten(), names=(), contacts=0, lists=(), texts=0, replies=0, whom=Whom(0, 1))
    ),
    "a list before it is deleted": purge.picture(PurgePicture(BIG, LONG, True, BIG, 0, 0, 0, NOON)),
    "words before they are deleted": purge.picture(PurgePicture(BIG, LONG, False, 0, BIG, BIG, BIG)),
    "a deletion begun": purge.begun(PurgePicture(BIG, LONG, True, BIG, 0, 0, 0)),
    "what is deleted by time": purge.ahead(
        DeletionsPost(tuple(Deletion(BIG + place, LONG, place % 2 == 0, NOON) for place in range(10)))
    ),
    "a list that is kept": purge.kept(PurgePicture(BIG, LONG, True, BIG, 0, 0, 0)),
    "words deleted before they were kept": purge.kept(PurgePicture(BIG, LONG, False, 0, 1, 1, 1, NOON)),
    "somebody was forgotten": forget.done(Forgot(3, 2)),
}
FORMS: dict[str, Form] = {"whom to forget": forget.form()}
