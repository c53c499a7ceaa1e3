"""The content of messages for chat about shifts: to come, running, to be covered, and over."""

from datetime import datetime

from bot.assignment.outcomes.letters import Content
from bot.assignment.outcomes.shifts import (
    CoverNews,
    CoverPost,
    ShiftCardPost,
    ShiftEndingPost,
    ShiftEventPost,
    ShiftPhase,
    ShiftReminderPost,
)
from bot.assignment.shifts import cover, end_summary
from bot.assignment.staffing import rosters, schedule
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import shifts
from bot.storage.traffic.outbox import Due
from bot.vocabulary import Parcel


def content(session: Session, now: datetime, item: Due) -> Content | None:
    """The post of an item about a shift; None where nobody needs it any more."""
    match item.kind:
        case Parcel.SHIFT_CARD | Parcel.SHIFT_EVENT | Parcel.SHIFT_REMINDER:
            return _shift(session, now, item)
        case Parcel.COVER:
            return _cover(session, now, item)
        case Parcel.SHIFT_ENDED:
            post = end_summary.parting_post(session, now, item.subject_id, int(item.address))
            return post if post and post.waiting else None
        case Parcel.SHIFT_SUMMARY:
            return end_summary.summary_post(session, now, item.subject_id)
        case Parcel.SHIFT_HANDOVER:
            return end_summary.handover_post(session, now, item.subject_id)
        case _:
            return None


def _shift(
    session: Session, now: datetime, item: Due
) -> ShiftCardPost | ShiftEventPost | ShiftReminderPost | ShiftEndingPost | None:
    """A shift's card or event; or a reminder that it begins, or ends with something left."""
    shift = shifts.locked(session, item.subject_id)
    if shift is None:
        return None
    if item.kind is not Parcel.SHIFT_REMINDER:
        told = rosters.row(session, now, None, shift)
        return ShiftCardPost(told) if item.kind is Parcel.SHIFT_CARD else ShiftEventPost(told)
    row = rosters.row(session, now, persons.find(session, int(item.address)), shift)
    if row.mine and row.phase is ShiftPhase.RUNNING:
        return _ending(session, now, item)
    return ShiftReminderPost(row) if row.mine and row.phase is ShiftPhase.UPCOMING else None


def _ending(session: Session, now: datetime, item: Due) -> ShiftEndingPost | None:
    """What its reader holds before a shift ends; None where that is nothing, or the end is far off again."""
    person_id = int(item.address)
    left = end_summary.parting_post(session, now, item.subject_id, person_id)
    if left is None or left.shift.ends_at - now > schedule.CLOSING:
        return None
    held = conversations.unsent_by_campaign(session, person_id)
    of = left.shift.campaign
    unsent = held.get(of.id, 0) if of else sum(held.values())
    return ShiftEndingPost(left, unsent) if left.waiting or unsent else None


def _cover(session: Session, now: datetime, item: Due) -> CoverPost | CoverNews | None:
    reader_id = int(item.address) if item.platform == "person" else None
    picture = cover.look(session, now, item.subject_id, reader_id)
    if picture is None:
        return None
    concerned = picture.mine or (picture.cover.taker is not None and picture.cover.taker.id == reader_id)
    return CoverNews(picture) if concerned else CoverPost(picture)
