"""A reassignment's wish: stored as JSON, shown with names, and turned into conditions for the database."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import (
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
    WishPicture,
)
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.reassignment.picking import Wanted
from bot.vocabulary import Portion, Split


def dump(wish: Wish) -> dict[str, Any]:
    """A wish as JSON, for a plan."""
    return {
        "selection": dump_selection(wish.selection),
        "target": {"kind": wish.target.kind, "ids": list(wish.target.ids)},
        "split": wish.split,
    }


def dump_selection(selection: Selection) -> dict[str, Any]:
    """A selection as JSON, for a plan or a saved filter."""
    facts = asdict(selection)
    moments = {name: facts[name].isoformat() for name in ("since", "until") if facts[name]}
    pairs = {name: list(facts[name]) for name in ("field", "answer") if facts[name]}
    return facts | moments | pairs | {"ticked": list(selection.ticked)}


def load(facts: dict[str, Any], note: str) -> Wish:
    """The wish that a plan stores."""
    target = facts["target"]
    return Wish(
        load_selection(facts["selection"]),
        Target(TargetKind(target["kind"]), tuple(target["ids"])),
        Split(facts["split"]),
        note,
    )


def load_selection(facts: dict[str, Any]) -> Selection:
    """The selection that a plan or a saved filter stores."""
    source = facts["source"]
    return Selection(
        source=Source(SourceKind(source["kind"]), source["id"]),
        portion=Portion(facts["portion"]),
        campaign_id=facts["campaign_id"],
        tag=facts["tag"],
        waited=facts["waited"],
        field=_pair(facts["field"]),
        limit=facts["limit"],
        # What is older than these has none of them.
        answer=_pair(facts.get("answer")),
        silent=facts.get("silent"),
        since=_moment(facts.get("since")),
        until=_moment(facts.get("until")),
        ticked=tuple(facts.get("ticked", ())),
    )


def _pair(stored: Sequence[str] | None) -> tuple[str, str] | None:
    return (stored[0], stored[1]) if stored else None


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def seed_of(wish: Wish, now: datetime) -> int:
    """What chance is drawn from: the same within one operation, another one at every other time."""
    return crc32(repr((wish, now)).encode())


def wanted(session: Session, now: datetime, wish: Wish) -> Wanted:
    """A wish's selection as conditions for the database, dealt by chance if the wish says so."""
    asked = wish.selection
    source = asked.source
    of = {kind: source.id if source.kind is kind else None for kind in SourceKind}
    return Wanted(
        portion=asked.portion,
        holders=_holders(session, source),
        unheld=source.kind is SourceKind.NOBODY,
        taken=wish.target.kind is TargetKind.POOL,
        conversation_id=of[SourceKind.CONVERSATION],
        list_id=of[SourceKind.CONTACT_LIST],
        campaign_id=asked.campaign_id,
        tag=asked.tag,
        since=now - timedelta(minutes=asked.waited) if asked.waited is not None else None,
        field=asked.field,
        limit=asked.limit,
        seed=seed_of(wish, now) if wish.split is Split.RANDOM else None,
        ids=asked.ticked if source.kind is SourceKind.TICKED else None,
        answer=asked.answer,
        silent_since=now - timedelta(days=asked.silent) if asked.silent is not None else None,
        texted_from=asked.since,
        texted_before=asked.until,
    )


def told(session: Session, wish: Wish) -> WishPicture:
    """A wish with the names of what it is about."""
    campaign_id = wish.selection.campaign_id
    campaign = campaigns.find(session, campaign_id) if campaign_id is not None else None
    return WishPicture(
        wish,
        _source_name(session, wish.selection.source),
        _target_names(session, wish.target),
        snapshots.campaign_ref(campaign) if campaign else None,
    )


def _holders(session: Session, source: Source) -> tuple[int, ...] | None:
    match source.kind:
        case SourceKind.PERSON:
            return (source.id,)
        case SourceKind.USER_LIST:
            return tuple(sorted(user_lists.members(session, source.id)))
        case _:
            return None


def _source_name(session: Session, source: Source) -> str:
    """Empty where the kind says everything, and for what was deleted since."""
    name: str | None = ""
    match source.kind:
        case SourceKind.PERSON:
            name = snapshots.name_of(session, source.id)
        case SourceKind.USER_LIST:
            name = _list_name(session, source.id)
        case SourceKind.CONTACT_LIST:
            found = contacts.find_list(session, source.id)
            name = found.name if found else None
        case SourceKind.CONVERSATION:
            conversation = conversations.find(session, source.id)
            name = snapshots.short_name_of(session, conversation) if conversation else None
    return name or ""


def _target_names(session: Session, target: Target) -> tuple[str, ...]:
    if target.kind is TargetKind.USER_LIST:
        return (_list_name(session, target.ids[0]) or "",)
    names = persons.named(session, target.ids)
    return tuple(names[id_].name for id_ in target.ids if id_ in names)


def _list_name(session: Session, list_id: int) -> str | None:
    found = user_lists.find(session, list_id)
    return found.name if found else None
