"""One person with accounts on several platforms: linked by a code or by an admin, and parted again."""

from datetime import datetime, timedelta
from hashlib import sha256

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import (
    AccountRow,
    CodeFault,
    Identity,
    LinkChoices,
    LinkCode,
    Linked,
    LinkFault,
    NotLinked,
)
from bot.assignment.people import admin_status
from bot.assignment.reassignment import moving
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.refusals.people import LinkRefused
from bot.assignment.staffing import deadlines, on_duty
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import linking, persons
from bot.storage.shifts import merge_places
from bot.storage.staffing import attendance
from bot.storage.tables import Identity as Account
from bot.storage.tables import LinkCode as Code
from bot.storage.tables import Person
from bot.storage.traffic import outbox, timers
from bot.vocabulary import Parcel, Role, Timed

# No two of these are taken for each other, read or heard: 30 ** 8 codes.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8
_LASTS = timedelta(minutes=10)
# How many wrong codes an account may type within a time.
_TRIES, _WITHIN = 5, timedelta(hours=1)
_CHOICES = 100


def make_code(session: Session, now: datetime, who: Identity, chance: bytes) -> LinkCode:
    """A new code for the asker, good once and for ten minutes; `chance` are 16 random bytes."""
    person = guards.person(session, who)
    number, letters = int.from_bytes(chance), ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    expires_at = now + _LASTS
    linking.keep_code(session, person.id or 0, _digest(letters), expires_at)
    return LinkCode(f"{letters[:4]}-{letters[4:]}", expires_at)


def use_code(session: Session, now: datetime, who: Identity, code: str) -> Linked | NotLinked:
    """Link the asker with whoever made the code. Wrong codes are counted, so they are no refusals.

    A code makes nobody an admin: where only one of the two is, it must be the admin who types it.
    """
    persons.take_turns_about_admins(session)
    asker = guards.person(session, who)
    account = linking.account(session, who.platform, who.workspace, who.account)
    _mind_the_tries(account, now)
    found = linking.code(session, _digest(code))
    if found is None:
        return _wrong(session, now, account, CodeFault.UNKNOWN)
    if fault := _fault(found, now):
        return _wrong(session, now, account, fault)
    maker = _known(session, found.person_id)
    if maker.role == Role.ADMIN and asker.role != Role.ADMIN:
        raise LinkRefused(LinkFault.ROLE, (maker.name, asker.name))
    found.used_at = now
    account.wrong_codes, account.wrong_since = 0, None
    return _link(session, now, who, asker, (maker, asker))


def link(session: Session, now: datetime, who: Identity, person_id: int, other_id: int) -> Linked:
    """Make two people one, for an admin."""
    persons.take_turns_about_admins(session)
    admin = guards.admin(session, who)
    return _link(session, now, who, admin, (_known(session, person_id), _known(session, other_id)))


def unlink(session: Session, now: datetime, who: Identity, identity_id: int) -> Linked:
    """Take a linked account off: it is its former person again; what is held stays where it is.

    Of oneself, or for an admin of anybody.
    """
    persons.take_turns_about_admins(session)
    asker = guards.person(session, who)
    account = linking.account_by_id(session, identity_id)
    if account is None:
        raise NoSuchThing("linked account")
    whole = _known(session, account.person_id)
    if whole.id != asker.id:
        guards.admin(session, who)
    if account.came_from is None:
        raise LinkRefused(LinkFault.OWN, (whole.name,))
    guards.in_turn(session, whole)
    back = persons.locked(session, account.came_from)
    if back is None:
        raise NoSuchThing("linked account")
    _stand_alone(session, now, whole, back, account)
    _note(session, now, who, asker, "unlink", back)
    for one in (whole, back):
        outbox.put_inbox(session, one.id, now=now)
    return _linked(session, whole, other=account.handle or back.name, is_unlinked=True)


def look(session: Session, now: datetime, who: Identity, person_id: int | None = None) -> Linked:
    """The accounts of the asker, or for an admin of anybody."""
    asker = guards.person(session, who)
    if person_id is None or person_id == asker.id:
        return _linked(session, asker)
    guards.admin(session, who)
    return _linked(session, _known(session, person_id))


def choices(session: Session, now: datetime, who: Identity, person_id: int) -> LinkChoices:
    """The people with whom an admin may link somebody: those who have no account where they have one."""
    guards.admin(session, who)
    person = _known(session, person_id)
    everybody = snapshots.refs(session, [row.id for row in persons.everybody(session)])
    ref = everybody[person.id or 0]
    taken = {platform for platform, _ in ref.accounts}
    able = [one for one in everybody.values() if not taken & {platform for platform, _ in one.accounts}]
    able.sort(key=lambda one: (one.name.casefold(), one.id))
    return LinkChoices(ref, tuple(able[:_CHOICES]), len(able))


def _link(
    session: Session, now: datetime, who: Identity, actor: Person, two: tuple[Person, Person]
) -> Linked:
    """Make one person of two: the admin, else whom Baton has known longer stays. No role changes by this."""
    if two[0].id == two[1].id:
        raise LinkRefused(LinkFault.ONESELF, (two[0].name,))
    into, other = sorted(two, key=lambda one: (one.role != Role.ADMIN, one.created_at, one.id))
    shifts = merge_places.lock(session, other.id or 0, since=now - moving.UNDO_LASTS)
    for one in sorted(two, key=lambda one: one.id or 0):
        guards.in_turn(session, one)
    _may_be_one(session, into, other)
    name = other.name
    held = _hand_over(session, now, actor, into, other)
    merge_places.move(session, shifts, other.id or 0, into.id or 0, now=now)
    attendance.join(session, other.id or 0, into.id or 0)
    into.zone = into.zone or other.zone
    into.language = into.language or other.language
    into.platform_language = into.platform_language or other.platform_language
    into.appointed = into.appointed or other.appointed
    into.cap = min((one.cap for one in two if one.cap is not None), default=None)
    linking.join(session, other, into)
    _expect(session, now, into, held)
    if actor.id in {into.id, other.id}:
        persons.acted(session, into, now, who.platform)
    _note(session, now, who, into if actor is other else actor, "link", other, held=len(held))
    outbox.put_inbox(session, into.id, now=now, notify=bool(held))
    return _linked(session, into, other=name)


def _may_be_one(session: Session, into: Person, other: Person) -> None:
    names = (into.name, other.name)
    if (into.suspended_at is None) != (other.suspended_at is None):
        first = (into, other) if into.suspended_at else (other, into)
        raise LinkRefused(LinkFault.SUSPENDED, tuple(one.name for one in first))
    theirs = [{row.platform for row in linking.accounts(session, one.id or 0)} for one in (into, other)]
    if twice := sorted(theirs[0] & theirs[1]):
        raise LinkRefused(LinkFault.PLATFORM, names, twice[0])


def _hand_over(session: Session, now: datetime, actor: Person, into: Person, other: Person) -> list[int]:
    """Everything live of the other person becomes theirs: what is held, planned, promised and on its way."""
    former, new = other.id or 0, into.id or 0
    unsent, rest = conversations.held_ids(session, former, locked=True)
    held = sorted([*unsent, *rest])
    linking.hand_over(session, held, former, new, actor_id=actor.id or 0, now=now)
    linking.move_lists(session, former, new)
    linking.move_plans(session, former, new, now=now, since=now - moving.UNDO_LASTS)
    linking.move_letters(session, former, new)
    for parcel in (Parcel.INBOX, Parcel.INBOX_REDRAW, Parcel.NUDGE, Parcel.ESCALATION):
        outbox.finish_subject(session, parcel, former)
    for kind in (Timed.NUDGE, Timed.ESCALATE):
        timers.cancel(session, kind, former, now=now)
    for campaign_id in linking.campaigns_of(session, held):
        for kind in (Timed.IDLE, Timed.IDLE_RETURN, Timed.LAPSE, *on_duty.LAPSING):
            timers.cancel(session, kind, campaign_id, now=now, key=str(former))
    return held


def _expect(session: Session, now: datetime, into: Person, held: list[int]) -> None:
    """Set reminders for what they hold now."""
    deadlines.expect_answers(session, now, into.id)
    unsent = conversations.unsent_by_campaign(session, into.id or 0)
    for campaign_id in linking.campaigns_of(session, held):
        campaign = campaigns.get(session, campaign_id)
        on_duty.watch(session, now, campaign, into.id or 0, now)
        if campaign_id in unsent:
            deadlines.expect_texts(session, now, campaign, into.id)


def _stand_alone(session: Session, now: datetime, whole: Person, back: Person, account: Account) -> None:
    """Unlinking ends no suspension, and raises no role."""
    back.suspended_at = whole.suspended_at
    back.role = back.role if whole.role == Role.ADMIN else Role.VOLUNTEER
    back.platform = account.platform
    whole.platform = "" if whole.platform == account.platform else whole.platform
    whole.email = None if whole.email == back.email else whole.email
    linking.part(session, account, back)
    admin_status.settle(session, now, whole, account.platform)
    linking.move_posts_at(session, whole.id or 0, back.id or 0, account.platform, account.account)


def _linked(session: Session, person: Person, *, other: str = "", is_unlinked: bool = False) -> Linked:
    rows = linking.accounts(session, person.id or 0)
    unsent, rest = conversations.held_ids(session, person.id or 0)
    return Linked(
        ref=snapshots.refs(session, [person.id])[person.id or 0],
        role=Role(person.role),
        accounts=tuple(
            AccountRow(row.id or 0, row.platform, row.handle, may_unlink=row.came_from is not None)
            for row in rows
        ),
        other=other,
        held=len(unsent) + len(rest),
        is_unlinked=is_unlinked,
    )


def _known(session: Session, person_id: int) -> Person:
    found = persons.find(session, person_id)
    if found is None:
        raise NoSuchThing("person")
    return found


def _note(
    session: Session, now: datetime, who: Identity, actor: Person, verb: str, about: Person, **facts: int
) -> None:
    events.note(
        session, verb, now=now, actor_id=actor.id, surface=who.platform, person_id=about.id, facts=facts
    )


def _digest(code: str) -> str:
    """A code as it is stored; dashes, spaces and small letters make no difference."""
    letters = "".join(each for each in code.upper() if each.isalnum())
    return sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()


def _fault(found: Code, now: datetime) -> CodeFault | None:
    if found.used_at is not None:
        return CodeFault.USED
    return CodeFault.EXPIRED if now >= found.expires_at else None


def _mind_the_tries(account: Account, now: datetime) -> None:
    if account.wrong_since is not None and now >= account.wrong_since + _WITHIN:
        account.wrong_codes, account.wrong_since = 0, None
    if account.wrong_since is not None and account.wrong_codes >= _TRIES:
        raise LinkRefused(LinkFault.TRIES, until=account.wrong_since + _WITHIN)


def _wrong(session: Session, now: datetime, account: Account, why: CodeFault) -> NotLinked:
    account.wrong_codes += 1
    account.wrong_since = account.wrong_since or now
    session.flush()
    return NotLinked(why, _TRIES - account.wrong_codes)
