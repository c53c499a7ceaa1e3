"""Shifts that recur."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Shift, ShiftMember, ShiftSeries


def find(session: Session, series_id: int) -> ShiftSeries | None:
    """One series."""
    return session.get(ShiftSeries, series_id)


def locked(session: Session, series_id: int) -> ShiftSeries | None:
    """One series, for this transaction alone."""
    rows = dialect.locked(select(ShiftSeries).where(ShiftSeries.id == series_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def add(session: Session, series: ShiftSeries) -> ShiftSeries:
    """Begin a series."""
    session.add(series)
    session.flush()
    return series


def twin(session: Session, series: ShiftSeries) -> ShiftSeries | None:
    """A series of the same campaign at the same times that has not ended."""
    rows = select(ShiftSeries).where(
        col(ShiftSeries.stopped_at).is_(None),
        col(ShiftSeries.campaign_id).is_not_distinct_from(series.campaign_id),
        ShiftSeries.starts == series.starts,
        ShiftSeries.minutes == series.minutes,
        ShiftSeries.zone == series.zone,
        ShiftSeries.weeks == series.weeks,
        col(ShiftSeries.first_day).is_not_distinct_from(series.first_day),
        col(ShiftSeries.last_day).is_not_distinct_from(series.last_day),
    )
    return next((row for row in session.exec(rows) if row.weekdays == series.weekdays), None)


def occurs(session: Session, series_id: int, starts_at: datetime) -> bool:
    """Whether the series has a shift with this start, called off or not."""
    rows = select(Shift.id).where(Shift.series_id == series_id, Shift.starts_at == starts_at)
    return session.exec(rows).first() is not None


def called_off_at(session: Session, series_id: int, moment: datetime) -> list[int]:
    """The shifts of a series that were called off at that moment."""
    rows = select(Shift.id).where(Shift.series_id == series_id, Shift.called_off_at == moment)
    return [id_ for id_ in session.exec(rows.order_by(col(Shift.id))) if id_ is not None]


def empty_ones(session: Session, series_id: int, *, now: datetime) -> list[int]:
    """The shifts of a series that have not begun and that nobody has joined."""
    joined = (
        sa.select(col(ShiftMember.shift_id))
        .where(col(ShiftMember.shift_id) == col(Shift.id), col(ShiftMember.left_at).is_(None))
        .exists()
    )
    rows = sa.select(col(Shift.id)).where(
        col(Shift.series_id) == series_id,
        col(Shift.starts_at) > now,
        col(Shift.called_off_at).is_(None),
        sa.not_(joined),
    )
    return list(session.execute(rows.order_by(col(Shift.id))).scalars())
