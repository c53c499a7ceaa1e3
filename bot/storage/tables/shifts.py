"""Shifts, who is on them, and when people were at work."""

from datetime import date, datetime, time

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.storage.engine.types import document, instant, partial, points_to, row_id


class ShiftSeries(SQLModel, table=True):
    """A shift that recurs on some weekdays (0 is Monday) at a time of day in a zone.

    It does so every so many `weeks`, counted from the week of its `first_day`. It goes on until `last_day`,
    which belongs to it, or until it is stopped.
    """

    __tablename__ = "shift_series"

    id: int | None = row_id()
    campaign_id: int | None = points_to("campaign.id", nullable=True)
    weekdays: list[int] = document(list)
    weeks: int = 1
    first_day: date | None = None
    starts: time
    minutes: int
    zone: str
    last_day: date | None = None
    seats: int | None = None
    lead_id: int | None = points_to("person.id", nullable=True)
    homes: dict[str, str] = document(dict)
    stopped_at: datetime | None = instant(nullable=True)
    created_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()


class Shift(SQLModel, table=True):
    """A time in which people have promised to text and to answer, in one campaign or in all.

    `ends_at` itself lies outside. Ended early, it ends then; ended before it began, it was called off.
    `closed_at` is when its end was dealt with; `seats` limits the roster. Its card stands in the homes of its
    campaign, but where it has one of its own on a platform (`homes`).
    """

    __table_args__ = (
        sa.CheckConstraint("ends_at >= starts_at", name="ends_after_start"),
        sa.UniqueConstraint("series_id", "starts_at"),
        sa.Index("ix_shift_ends_at", "ends_at"),
        sa.Index("ix_shift_campaign", "campaign_id", "ends_at"),
    )

    id: int | None = row_id()
    campaign_id: int | None = points_to("campaign.id", nullable=True)
    series_id: int | None = points_to("shift_series.id", nullable=True)
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    seats: int | None = None
    lead_id: int | None = points_to("person.id", nullable=True)
    homes: dict[str, str] = document(dict)
    called_off_at: datetime | None = instant(nullable=True)
    closed_at: datetime | None = instant(nullable=True)
    created_by: int | None = points_to("person.id", nullable=True)
    created_at: datetime = instant()


class ShiftMember(SQLModel, table=True):
    """Somebody on the roster of a shift; whoever leaves keeps their row, ended, and may join again.

    `finishing_until` is how long somebody goes on with what waits for them after the end of the shift;
    at `asked_at` they were asked what shall become of it. `routed` counts the replies that came to them
    because the holder was off duty. Whoever is there for others alone (`covering`) is on only while a request
    for cover that they took lasts.
    """

    __tablename__ = "shift_member"
    __table_args__ = (
        partial("ix_shift_member_routed", "shift_id", "routed", "person_id", where="left_at IS NULL"),
    )

    shift_id: int = Field(
        sa_column=sa.Column(sa.BigInteger, sa.ForeignKey("shift.id"), primary_key=True, autoincrement=False)
    )
    person_id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False, index=True
        )
    )
    joined_at: datetime = instant()
    left_at: datetime | None = instant(nullable=True)
    asked_at: datetime | None = instant(nullable=True)
    finishing_until: datetime | None = instant(nullable=True)
    covering: bool = False
    routed: int = 0


class Attendance(SQLModel, table=True):
    """When somebody last claimed, texted, answered or took in a campaign, to the minute.

    Whether that makes them on duty is computed from it and never stored: see `storage.staffing.duty`.
    """

    __table_args__ = (sa.Index("ix_attendance_campaign", "campaign_id", "acted_at"),)

    person_id: int = Field(
        sa_column=sa.Column(sa.BigInteger, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False)
    )
    campaign_id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger, sa.ForeignKey("campaign.id"), primary_key=True, autoincrement=False
        )
    )
    acted_at: datetime = instant()


class Cover(SQLModel, table=True):
    """Somebody looks for another to take their place on a shift, for all of it or from a time to a time.

    Whoever took a `whole` place has it as their own. Taken for a part, the request says who is on from
    `starts_at` until just before `ends_at`: of several that name one person, the one taken last.
    """

    __table_args__ = (sa.Index("ix_cover_shift", "shift_id"),)

    id: int | None = row_id()
    shift_id: int = points_to("shift.id")
    asker_id: int = points_to("person.id")
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    whole: bool = False
    taker_id: int | None = points_to("person.id", nullable=True)
    taken_at: datetime | None = instant(nullable=True)
    withdrawn_at: datetime | None = instant(nullable=True)
    created_at: datetime = instant()
