"""Whether something is still to leave."""

from sqlmodel import Session, col, select

from bot.storage.tables import OutboxItem
from bot.storage.traffic.outbox import waits as _waits
from bot.vocabulary import Parcel


def waits(session: Session, kind: Parcel, subject_id: int, to: tuple[str, str]) -> bool:
    """Whether an item for `to` (platform, address) waits, and no courier has it."""
    rows = select(OutboxItem.id).where(_waits(), col(OutboxItem.kind) == kind)
    rows = rows.where(OutboxItem.subject_id == subject_id, OutboxItem.platform == to[0])
    return session.exec(rows.where(OutboxItem.address == to[1])).first() is not None
