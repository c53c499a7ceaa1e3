"""What one human act did: one press on one shown screen, which may come twice."""

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.tables import Message, Report

_ACT = sa.select(sa.bindparam("act", type_=sa.String).label("act")).subquery("asked")
_DONE = (
    sa.select(Report, col(Message.person_id))
    .select_from(_ACT)
    .outerjoin(Report, col(Report.act) == _ACT.c.act)
    .outerjoin(Message, col(Message.act) == _ACT.c.act)
)


def done(session: Session, act: str) -> tuple[Report | None, int | None]:
    """The report that an act filed, and who sent the text that it sent."""
    filed, sender = session.execute(_DONE, {"act": act}).one()
    return filed, sender
