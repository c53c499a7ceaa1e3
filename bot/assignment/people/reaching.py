"""Which account or channel a letter goes to, and who is told where it is refused."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.letters import HomeClosedPost, Letter
from bot.assignment.texting import enqueue
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import reaching
from bot.storage.shifts import covers, shifts
from bot.storage.tables import Campaign
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Due
from bot.vocabulary import Language, OutboxState, Parcel

# Admins are told of a closed channel at most this often.
_TOLD = timedelta(days=1)
# Redrawn all the time: not sent to anybody in private.
_REDRAWN = {Parcel.CAMPAIGN_CARD, Parcel.DIGEST_REDRAW}
# Admins get these in private anyway.
_TOLD_ANYWAY = {Parcel.CAMPAIGN_PAUSED, Parcel.NOBODY_ON}
_OF_SHIFTS = {Parcel.SHIFT_CARD, Parcel.SHIFT_EVENT, Parcel.COVER}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a letter goes. It refused one lately where it is `closed`; an account `elsewhere` may take it.

    `language` is its reader's, None where it goes to a channel.
    """

    platform: str
    address: str
    closed: bool = False
    elsewhere: bool = False
    language: Language | None = None


def destination(
    session: Session, now: datetime, item: Due, served: Collection[str] | None
) -> Destination | None:
    """The channel of an item, or the account where its reader acted last, of those that may take it.

    Somebody with accounts on several platforms is told on those that are `served` (None: all), first where no
    letter was refused. None where nobody is to be found.
    """
    if item.platform not in {"", "person"}:
        return Destination(item.platform, item.address)
    ways = reaching.ways_to(session, item.subject_id if item.platform == "" else int(item.address))
    able = [way for way in ways if served is None or way.platform in served] or ways
    if not able:
        return None
    failed = _failed(session, item.id, able)
    first = min(able, key=lambda way: (way in failed, way.is_closed(now), not way.last))
    elsewhere = any(way != first and not way.is_closed(now) for way in able)
    speaks = snapshots.spoken_by(first.language, first.platform_language)
    return Destination(first.platform, first.account, first.is_closed(now), elsewhere, speaks)


def spoken_in(session: Session, letter: Letter) -> Language:
    """What a channel reads: the language of the campaign that a letter is about, else English."""
    campaign = _campaign_of(session, letter)
    return Language(campaign.language) if campaign else Language.ENGLISH


def given_up(
    session: Session, now: datetime, letter: Letter, served: Collection[str] | None, why: str
) -> None:
    """A place does not take a letter: another account of its reader may, or admins read it in private."""
    item = outbox.get(session, letter.item_id)
    if item.platform not in {"", "person"}:
        outbox.finish(session, letter.item_id, OutboxState.DEAD)
        _tell_admins(session, now, letter, why)
        return
    if served is None or letter.platform in served:
        reaching.closed(session, letter.platform, letter.address, now=now)
    ways = reaching.ways_to(session, item.subject_id if item.platform == "" else int(item.address))
    able = [way for way in ways if served is None or way.platform in served]
    if len(_failed(session, letter.item_id, able)) < len(able):
        outbox.again_at(session, letter.item_id, now)
    else:
        outbox.finish(session, letter.item_id, OutboxState.DEAD)


def home_closed(session: Session, now: datetime, campaign_id: int) -> HomeClosedPost | None:
    """In which of its homes a campaign could not be told of lately; None once others were chosen."""
    campaign, why = campaigns.get(session, campaign_id), {}
    for facts in events.facts_of(session, "home_closed", campaign_id, now - _TOLD):
        if campaign.homes.get(facts["platform"]) == facts["channel"]:
            why[facts["platform"]] = facts["why"]
    return HomeClosedPost(snapshots.campaign_ref(campaign), tuple(why.items())) if why else None


def _failed(session: Session, item_id: int, ways: Collection[reaching.Way]) -> list[reaching.Way]:
    """The accounts that did not take this very letter."""
    tried = [(way, way.closed_at) for way in ways if way.closed_at is not None]
    since = outbox.get(session, item_id).created_at if tried else None
    return [way for way, closed_at in tried if since is not None and closed_at >= since]


def _tell_admins(session: Session, now: datetime, letter: Letter, why: str) -> None:
    """Tell admins what a channel should have shown, and of which campaign it is the home."""
    campaign = _campaign_of(session, letter)
    if campaign is not None and campaign.homes.get(letter.platform) == letter.address:
        _note_closed(session, now, campaign, letter, why)
    if letter.kind not in _REDRAWN | _TOLD_ANYWAY:
        for to in enqueue.admins(session):
            outbox.put(session, letter.kind, letter.subject_id, now=now, to=to)


def _note_closed(session: Session, now: datetime, campaign: Campaign, letter: Letter, why: str) -> None:
    id_, facts = campaign.id or 0, {"platform": letter.platform, "channel": letter.address, "why": why}
    if facts in events.facts_of(session, "home_closed", id_, now - _TOLD):
        return
    events.note(session, "home_closed", now=now, actor_id=None, campaign_id=id_, facts=facts)
    for to in enqueue.admins(session):
        outbox.put(session, Parcel.HOME_CLOSED, id_, now=now, to=to)


def _campaign_of(session: Session, letter: Letter) -> Campaign | None:
    if letter.kind not in _OF_SHIFTS:
        return campaigns.find(session, letter.subject_id)
    cover = covers.find(session, letter.subject_id) if letter.kind is Parcel.COVER else None
    shift = shifts.find(session, cover.shift_id if cover else letter.subject_id)
    of_all = shift is None or shift.campaign_id is None
    return None if shift is None or of_all else campaigns.find(session, shift.campaign_id or 0)
