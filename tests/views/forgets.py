"""People who are to be forgotten, at their largest."""

from bot.assignment.outcomes.contacts import ForgetChoice, ForgetPicture, ForgetRow, Whom
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
