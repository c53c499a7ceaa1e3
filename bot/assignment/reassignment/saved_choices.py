"""Selections of conversations kept under a name: used again, renamed, and kept no more."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Choice, SavedChoice, Selection, SourceKind
from bot.assignment.reassignment import request
from bot.assignment.refusals.general import BadSetting, NameTaken, NoSuchThing
from bot.assignment.rules.typed import calling
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.reassignment import saved_filters
from bot.storage.tables import SavedFilter

_NAME = 60


def every_choice(session: Session, now: datetime, who: Identity) -> tuple[SavedChoice, ...]:
    """All of them, by name."""
    guards.admin(session, who)
    return tuple(_told(session, row) for row in saved_filters.everything(session))


def save_choice(session: Session, now: datetime, who: Identity, name: str, selection: Selection) -> Choice:
    """Keep a selection under a name; the same name again replaces it."""
    admin = guards.admin(session, who)
    name = _fit(name)
    sensible(selection)
    if selection.source.kind is SourceKind.TICKED:
        raise NoSuchThing("filter")
    facts = request.dump_selection(selection)
    same = calling.same(name, ((row.id or 0, row.name) for row in saved_filters.everything(session)))
    return Choice(saved_filters.save(session, name, facts, instead=same, created_by=admin.id, now=now), name)


def saved_choice(session: Session, now: datetime, who: Identity, choice_id: int) -> Selection:
    """The selection that is kept under a name."""
    guards.admin(session, who)
    return request.load_selection(_one(session, choice_id).selection)


def look_at_choice(session: Session, now: datetime, who: Identity, choice_id: int) -> SavedChoice:
    """One of them."""
    guards.admin(session, who)
    return _told(session, _one(session, choice_id))


def rename_choice(session: Session, now: datetime, who: Identity, choice_id: int, name: str) -> SavedChoice:
    """Call it by another name. Raises NameTaken where another one is called so."""
    guards.admin(session, who)
    row, name = _one(session, choice_id), _fit(name)
    others = ((each.id or 0, each.name) for each in saved_filters.everything(session) if each.id != choice_id)
    if calling.same(name, others):
        raise NameTaken(name)
    saved_filters.rename(session, row, name)
    return _told(session, row)


def delete_choice(session: Session, now: datetime, who: Identity, choice_id: int) -> SavedChoice:
    """Keep it no more: nothing else changes."""
    guards.admin(session, who)
    row = _one(session, choice_id)
    gone = _told(session, row)
    saved_filters.delete(session, row)
    return gone


def sensible(selection: Selection) -> None:
    """Refuses numbers that cannot be meant."""
    if selection.limit is not None and selection.limit < 1:
        raise BadSetting("limit", "1 or more")
    if selection.waited is not None and selection.waited < 0:
        raise BadSetting("waited", "0 minutes or more")


def _fit(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= _NAME:
        raise BadSetting("filter_name", f"1-{_NAME}")
    return name


def _one(session: Session, choice_id: int) -> SavedFilter:
    found = saved_filters.find(session, choice_id)
    if found is None:
        raise NoSuchThing("filter")
    return found


def _told(session: Session, row: SavedFilter) -> SavedChoice:
    selection = request.load_selection(row.selection)
    campaign = campaigns.find(session, selection.campaign_id) if selection.campaign_id else None
    return SavedChoice(
        row.id or 0, row.name, selection, snapshots.campaign_ref(campaign) if campaign else None
    )
