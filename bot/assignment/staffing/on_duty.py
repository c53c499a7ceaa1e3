"""Who is on duty in a campaign: on a running shift of it or of all, or at work in it.

It is computed whenever it is needed, and never stored. What waits must not stay with somebody off duty.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.storage.attention import reminders
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.staffing import at_hand as hands
from bot.storage.staffing import attendance, duty, handed
from bot.storage.staffing.at_hand import AtHand
from bot.storage.staffing.duty import Among, AtWork, Window
from bot.storage.tables import Campaign, Person, Post
from bot.storage.traffic import outbox, posts, timers
from bot.storage.traffic.timers import Wanted
from bot.vocabulary import Parcel, Timed

# A campaign counts as keeping shifts for this long after its last one.
_KEPT = timedelta(days=14)
# A shift that begins within this time counts as the next one.
_SOON = timedelta(hours=1)
# Where no shifts are kept, whoever acted within this time counts as at work.
_ACTIVE = timedelta(minutes=30)
# How long what a person gave stays with a holder who does nothing.
GIVEN_STAYS = handed.STAYS
# The timers that follow when a duty has lapsed.
LAPSING = frozenset({Timed.LAPSE_ESCALATE, Timed.LAPSE_RETURN})
_WATCHED = LAPSING | {Timed.LAPSE}


def at_work(
    session: Session,
    now: datetime,
    person: Person,
    campaign: Campaign,
    surface: str,
    *,
    alarms: bool = True,
    besides: Sequence[Wanted] = (),
) -> None:
    """Note that somebody acts in a campaign now, and set the timer for the lapse of their duty.

    Not where it is known that there are no `alarms`, they are looked for: see `somebody_came`. `besides`,
    other timers are set.
    """
    id_, campaign_id = person.id or 0, campaign.id or 0
    if attendance.is_noted(person, campaign_id, now):
        timers.put_unless(session, besides, now=now)
        return
    since = now - posts.READ
    alarmed = alarms and bool(reminders.standing(session, Parcel.NOBODY_ON, campaign_id, since))
    comes = alarmed and bool(off_among(session, now, campaign, [id_]))
    attendance.write(session, person, campaign_id, now, surface)
    lapse = Wanted(_WATCHED, Timed.LAPSE, campaign_id, now + lasts(campaign), str(id_))
    timers.put_unless(session, [*besides, lapse], now=now)
    if comes:
        somebody_came(session, now, campaign_id)


def somebody_came(session: Session, now: datetime, campaign_id: int | None) -> None:
    """Somebody is on duty now in a campaign, or in all: redraw alarms there, without a notification."""
    for post in reminders.standing(session, Parcel.NOBODY_ON, campaign_id, now - posts.READ):
        _redraw(session, now, post)


def is_back(session: Session, now: datetime, person_id: int) -> None:
    """Somebody is no longer done for the day: redraw the alarms where they are on duty now."""
    for post in reminders.standing(session, Parcel.NOBODY_ON, None, now - posts.READ):
        if not off_among(session, now, campaigns.get(session, post.subject_id), [person_id]):
            _redraw(session, now, post)


def watch(session: Session, now: datetime, campaign: Campaign, person_id: int, at: datetime) -> None:
    """Set a timer to check whether somebody is still on duty for what they hold, unless one is set."""
    lapse = Wanted(_WATCHED, Timed.LAPSE, campaign.id or 0, at, str(person_id))
    timers.put_unless(session, [lapse], now=now)


def is_watched(session: Session, campaign: Campaign, person_id: int) -> bool:
    """Whether somebody's duty has lapsed and they, or those in charge, were told of what waits."""
    return timers.waits_for(session, LAPSING, campaign.id or 0, str(person_id))


def keeps_shifts(session: Session, now: datetime, campaign: Campaign) -> bool:
    """Whether a shift of the campaign or of all runs, is planned, or ended within a fortnight."""
    return duty.keeps_shifts(session, campaign.id or 0, since=now - _KEPT)


def off_duty(session: Session, now: datetime, campaign: Campaign, person_id: int) -> bool:
    """Whether the person, admin or not, is off duty.

    Where no shifts are kept, whoever holds something is on duty for it until they are done for the day.
    """
    return bool(who_is_off(session, now, campaign, [person_id]))


def is_on(campaign: Campaign, now: datetime, *, on_shift: bool, worked_at: datetime | None) -> bool:
    """Whether somebody of whom this is known is on duty."""
    return on_shift or (worked_at is not None and worked_at > now - lasts(campaign))


def who_is_off(session: Session, now: datetime, campaign: Campaign, people: Collection[int]) -> set[int]:
    """Those of these people who are off duty in a campaign."""
    off = off_among(session, now, campaign, people)
    if not off or keeps_shifts(session, now, campaign):
        return off
    return duty.done_among(session, campaign.id or 0, off)


def off_among(session: Session, now: datetime, campaign: Campaign, people: Collection[int]) -> set[int]:
    """The same where it is known that the campaign keeps shifts."""
    return set(people) - duty.on_among(session, _window(campaign, now), people)


def who_is_on(session: Session, now: datetime, campaign: Campaign) -> list[int]:
    """Everybody who is on duty in a campaign, by id."""
    return duty.everybody_on(session, _window(campaign, now))


def at_hand(session: Session, now: datetime, campaign: Campaign) -> AtHand:
    """Who is on duty in a campaign, and who else could take something over."""
    soon, active, kept = now + _SOON, now - _ACTIVE, now - _KEPT
    return hands.at_hand(session, _window(campaign, now), soon=soon, active=active, kept=kept)


def anybody_on(session: Session, now: datetime, campaign: Campaign) -> bool:
    """Whether anybody is on duty in a campaign."""
    return duty.anybody_on(session, _window(campaign, now))


def at_work_in(
    session: Session, now: datetime, campaign: Campaign, among: Among, *, limit: int, offset: int
) -> list[AtWork]:
    """Those at work in a campaign who may be given a reply, the latest act in front: so many at a time."""
    return duty.at_work(session, _window(campaign, now), among, limit=limit, offset=offset)


def lapses_at(session: Session, now: datetime, campaign: Campaign, person_id: int) -> datetime | None:
    """When somebody stops being at work for doing nothing; None for whoever went since, or never came."""
    last = duty.worked_last(session, campaign.id or 0, person_id, now)
    return None if last is None else last + lasts(campaign)


def keeps(session: Session, now: datetime, conversation_id: int) -> bool:
    """Whether a conversation stays with its holder, on duty or not, because a person gave it to them."""
    return handed.is_kept(session, now, conversation_id)


def has_just_gone(
    session: Session, now: datetime, campaign: Campaign, person_id: int, within: timedelta
) -> bool:
    """Whether somebody went off a shift of the campaign, or of all, a moment ago."""
    return duty.has_gone_since(session, campaign.id or 0, person_id, now - within, now)


def lasts(campaign: Campaign) -> timedelta:
    """For how long after an act somebody is at work."""
    return timedelta(minutes=campaign.at_work_minutes)


def _redraw(session: Session, now: datetime, alarm: Post) -> None:
    outbox.put(session, Parcel.NOBODY_ON, alarm.subject_id, now=now, to=(alarm.platform, alarm.address))


def _window(campaign: Campaign, now: datetime) -> Window:
    return Window(campaign.id or 0, now, now - lasts(campaign))
