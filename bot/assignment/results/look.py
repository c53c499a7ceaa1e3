"""What came of a campaign, by first text, by day and by shift."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.counted import (
    ByItself,
    CampaignResults,
    FirstTextRef,
    OfDay,
    OfShift,
    OfText,
    Tallied,
)
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.results.tallying import Counted, nothing
from bot.assignment.staffing import time_zone
from bot.storage.campaigns import first_texts
from bot.storage.conversations import standing
from bot.storage.conversations.by_itself import suggestions
from bot.storage.engine.database import Session
from bot.storage.results import tallies
from bot.storage.shifts import shifts
from bot.storage.tables import FirstText, Person, Shift
from bot.vocabulary import CampaignState, Role

# Stands for the time in which no shift ran.
_BESIDE = -1
# As long as a campaign is taken to keep shifts after its last one.
_LATELY = timedelta(days=14)


def results(
    session: Session, now: datetime, who: Identity, campaign_id: int, text_id: int = 0
) -> CampaignResults:
    """What came of a campaign; with the id of a first text, of that one alone.

    For an admin, and for whoever leads a shift of it, or of all, that runs or has ended within two weeks.
    """
    person = guards.person(session, who)
    campaign = guards.campaign(session, campaign_id)
    begun = shifts.begun(session, campaign_id, until=now)
    if person.role != Role.ADMIN and not any(_leads(person, shift, now) for shift in begun):
        raise NotAnAdmin
    zone = time_zone.zone_of(session, person) or "UTC"
    texts = first_texts.everything(session, campaign_id)
    chosen = _chosen(texts, text_id) if text_id else None
    sent, filed = tallies.sent(session, campaign_id), tallies.filed(session, campaign_id)
    everything = Counted(campaign, sent, filed)
    mine = everything.of_text(chosen.id) if chosen else everything
    of_shifts, beside = _of_shifts(mine, begun)
    return CampaignResults(
        ref=snapshots.campaign_ref(campaign),
        organisation=campaign.organisation,
        state=CampaignState(campaign.state),
        at=now,
        zone=zone,
        whole=mine.whole(),
        texts=_of_texts(everything, texts),
        days=_of_days(mine, ZoneInfo(zone)),
        shifts=of_shifts,
        beside=beside,
        chosen=chosen,
        by_itself=() if chosen else _by_itself(session, campaign_id),
        may_export=person.role == Role.ADMIN,
    )


def _by_itself(session: Session, campaign_id: int) -> tuple[ByItself, ...]:
    """Tags and answers that rules filed or that were suggested, the most frequent in front."""
    ruled = standing.by_rules(session, campaign_id)
    suggested = suggestions.counts(session, campaign_id)
    rows = [
        ByItself(word[1], word[2], ruled.get(word, 0), *suggested.get(word, (0, 0)))
        for word in sorted(ruled.keys() | suggested.keys())
    ]
    return tuple(sorted(rows, key=lambda row: -(row.ruled + row.kept + row.changed)))


def _leads(person: Person, shift: Shift, now: datetime) -> bool:
    return shift.lead_id == person.id and now - shift.ends_at <= _LATELY


def _chosen(texts: Sequence[FirstText], text_id: int) -> FirstTextRef:
    found = next((row for row in texts if row.id == text_id), None)
    if found is None:
        raise NoSuchThing("first text")
    return text_ref(found)


def text_ref(row: FirstText) -> FirstTextRef:
    """A first text by its letter."""
    return FirstTextRef(row.id, row.place, row.body, row.replaced_at)


def _of_texts(counted: Counted, texts: Sequence[FirstText]) -> tuple[OfText, ...]:
    """Each text that is in use or was sent, those in use in front, and last what is not known."""
    found = counted.by(lambda text, _minute: (text,))
    known = [row for row in texts if row.replaced_at is None or row.id in found]
    known.sort(key=lambda row: row.replaced_at is not None)
    rows = [OfText(text_ref(row), found.get(row.id, nothing(counted.campaign))) for row in known]
    unknown = [OfText(FirstTextRef(None, 0, ""), found[None])] if None in found else []
    return (*rows, *unknown)


def _of_days(counted: Counted, zone: ZoneInfo) -> tuple[OfDay, ...]:
    @cache
    def day(minute: int) -> tuple[date]:
        return (datetime.fromtimestamp(minute * tallies.MINUTE, zone).date(),)

    found = counted.by(lambda _text, minute: day(minute))
    return tuple(OfDay(each, found[each]) for each in sorted(found))


def _of_shifts(counted: Counted, begun: Sequence[Shift]) -> tuple[tuple[OfShift, ...], Tallied]:
    """What came of each shift in which anybody was texted, and of the time beside them."""
    spans = [(shift.starts_at.timestamp(), shift.ends_at.timestamp()) for shift in begun]

    @cache
    def running(minute: int) -> tuple[int, ...]:
        moment = minute * tallies.MINUTE
        return tuple(place for place, (start, end) in enumerate(spans) if start <= moment < end) or (_BESIDE,)

    found = counted.by(lambda _text, minute: running(minute))
    rows = [
        OfShift(shift.starts_at, shift.ends_at, shift.campaign_id is None, found[place])
        for place, shift in enumerate(begun)
        if place in found
    ]
    return tuple(rows), found.get(_BESIDE, nothing(counted.campaign))
