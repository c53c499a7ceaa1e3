"""Messages for chat: an outbox item names a subject; the content is read when the letter leaves."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.assignment import guards, repost_policy, snapshots
from bot.assignment.attention import digest, nudges
from bot.assignment.campaigns import counts, testing
from bot.assignment.conversations import thread
from bot.assignment.conversations.by_itself import learning
from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    Content,
    DeliveryUnknownPost,
    InboxPost,
    Letter,
    ReassignedPost,
    RepliesUnreadPost,
    StrangersText,
    UnheldPost,
    UnknownSenderPost,
)
from bot.assignment.people import reaching
from bot.assignment.reassignment import moving
from bot.assignment.rules.places import phones
from bot.assignment.rules.texts import media
from bot.assignment.shifts import letters
from bot.assignment.staffing import unstaffed
from bot.assignment.texting import idle, pausing, unreached
from bot.assignment.texting.dispatch import LEASE
from bot.assignment.upkeep import catch_up, deletions, failures
from bot.assignment.upkeep.failures import Hand
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations, messages, waits
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.reassignment import plans
from bot.storage.tables import Message
from bot.storage.traffic import outbox, posts
from bot.storage.traffic.outbox import Due
from bot.vocabulary import OutboxState, Parcel, TextKind

_INBOX_ROWS = 10
# For how long texts of unknown numbers are counted, and how many of the newest are shown.
_STRANGERS, _QUOTED = timedelta(days=1), 5
# Kinds that only redraw a message, and the kind of that message.
_REDRAWN = {Parcel.INBOX_REDRAW: Parcel.INBOX, Parcel.DIGEST_REDRAW: Parcel.DIGEST}
_LETTERS = [kind for kind in Parcel if kind not in {Parcel.TEXT, Parcel.PUBLIC_EVENT}]


def lease_letters(
    session: Session,
    now: datetime,
    limit: int,
    carried: Collection[int] = (),
    served: Collection[str] | None = None,
    hand: Hand | None = None,
) -> tuple[Letter, ...]:
    """Messages for chat that are due, each written with what is stored now. Letters nobody needs are dropped.

    An exception undoes all of it; `hand` says which item raised it.

    Items that the caller still carries (`carried`, by id) stay its own, however late they are. A person with
    accounts on several platforms is told where they acted last, of those that the caller has `served` (None:
    all).
    """
    hand = hand or Hand()
    hand.id = 0
    for item in outbox.overdue(session, _LETTERS, now=now, again=now + LEASE, limit=limit):
        if item.id not in carried:
            outbox.again_at(session, item.id, now)
    letters: list[Letter] = []
    for item in outbox.lease(session, _LETTERS, now=now, for_=LEASE, limit=limit):
        hand.id = item.id
        letter = _letter(session, now, item, served)
        if letter is None:
            outbox.finish(session, item.id)
        else:
            letters.append(letter)
    return tuple(letters)


def letter_posted(session: Session, now: datetime, letter: Letter, reference: str) -> None:
    """The letter stands in chat; the next one about its subject will edit it."""
    if reference != letter.reference:
        to = (letter.platform, letter.address)
        posts.posted(session, _shelf(letter.kind), letter.subject_id, to=to, reference=reference, now=now)
    outbox.finish(session, letter.item_id)


def letter_delayed(session: Session, now: datetime, letter: Letter, again_at: datetime) -> None:
    """The platform did not take the letter; try again then."""
    outbox.again_at(session, letter.item_id, again_at)


def letter_given_up(
    session: Session, now: datetime, letter: Letter, served: Collection[str] | None = None, why: str = ""
) -> None:
    """The place will never take this letter (no such channel, account gone).

    `why` is the platform's answer.
    """
    reaching.given_up(session, now, letter, served, why)


def letter_unplaced(session: Session, now: datetime, letter: Letter) -> None:
    """The letter was posted, but its place could not be stored: it is over all the same."""
    outbox.finish(session, letter.item_id, OutboxState.DEAD)


def _letter(session: Session, now: datetime, item: Due, served: Collection[str] | None) -> Letter | None:
    there = reaching.destination(session, now, item, served)
    if there is None:
        return None
    platform, address = to = there.platform, there.address
    of_digest = _shelf(item.kind) is Parcel.DIGEST
    about = replace(item, platform=platform, address=address) if of_digest else item
    content = _of_baton(session, now, item) or _content(session, now, about)
    if content is None:
        return None
    if item.platform == "" and _shelf(item.kind) is Parcel.INBOX:
        _redraw_elsewhere(session, now, item.subject_id, to)
    reference = posts.post_of(session, _shelf(item.kind), item.subject_id, platform, address)
    if reference is None and (item.kind in _REDRAWN or _only_edits(session, item, content)):
        return None
    anew = reference is not None and _is_noticed(session, now, item, to, content)
    told = (platform, address, content, reference, anew, there.closed, there.elsewhere)
    letter = Letter(item.id, item.kind, item.subject_id, *told)
    return replace(letter, language=there.language or reaching.spoken_in(session, letter))


def _is_noticed(session: Session, now: datetime, item: Due, to: tuple[str, str], content: Content) -> bool:
    posted_at = posts.posted_at(session, _shelf(item.kind), item.subject_id, *to)
    return posted_at is not None and repost_policy.is_noticed(content, posted_at, now)


def _only_edits(session: Session, item: Due, content: Content) -> bool:
    """Letters that need not be posted where no message stands.

    A person at volume *nothing* gets no new inbox.
    """
    match content:
        case InboxPost():
            return persons.hears_nothing(session, item.subject_id)
        case NudgePost() | EscalationPost() | StillOnItPost() | NobodyOnPost():
            return not content.fresh
        case CampaignPausedPost():
            return not content.paused
        case RepliesUnreadPost():
            return content.answered
        case _:
            return False


def _redraw_elsewhere(session: Session, now: datetime, person_id: int, to: tuple[str, str]) -> None:
    """Redraw the inbox that somebody left on another platform, so that it shows nothing old."""
    for place in posts.places_of(session, Parcel.INBOX, person_id):
        if place != to:
            outbox.put(session, Parcel.INBOX_REDRAW, person_id, now=now, to=place)


def _shelf(kind: Parcel) -> Parcel:
    return _REDRAWN.get(kind, kind)


def _of_baton(session: Session, now: datetime, item: Due) -> Content | None:
    """Posts about what Baton itself could not do."""
    match item.kind:
        case Parcel.GIVEN_UP:
            return failures.post(session, now)
        case Parcel.HOME_CLOSED:
            return reaching.home_closed(session, now, item.subject_id)
        case Parcel.SILENCED:
            return learning.post(session, item.subject_id)
        case Parcel.DELETION_AHEAD:
            return deletions.post(session)
        case _:
            return None


def _content(session: Session, now: datetime, item: Due) -> Content | None:
    content: Content | None = None
    match item.kind:
        case Parcel.INBOX | Parcel.INBOX_REDRAW:
            content = _inbox(session, now, item)
        case Parcel.UNHELD:
            content = _unheld(session, item)
        case Parcel.UNKNOWN_SENDER:
            content = _strangers(session, now)
        case Parcel.CAMPAIGN_CARD:
            content = counts.campaign_card(session, campaigns.get(session, item.subject_id))
        case Parcel.REASSIGNED:
            content = _reassigned(session, now, item)
        case _:
            content = _of_texts(session, now, item)
    return content


def _of_texts(session: Session, now: datetime, item: Due) -> Content | None:
    """Posts about what became of texts, and what the provider says."""
    match item.kind:
        case Parcel.CAMPAIGN_PAUSED:
            campaign = campaigns.get(session, item.subject_id)
            return pausing.post(session, campaign, alone=item.platform != "person")
        case Parcel.CARRIER_NEWS:
            return unreached.news(session, item.subject_id)
        case Parcel.NOT_REACHED:
            return unreached.post(session, now, item.subject_id, int(item.address))
        case Parcel.DELIVERY_UNKNOWN:
            return _delivery_unknown(session, messages.get_locked(session, item.subject_id))
        case Parcel.REPLIES_UNREAD:
            return catch_up.post(session, now)
        case _:
            return _of_what_lies(session, now, item)


def _of_what_lies(session: Session, now: datetime, item: Due) -> Content | None:
    """Posts about what waits, what waits too long, idle buckets, and that nobody is on duty."""
    match item.kind:
        case Parcel.DIGEST | Parcel.DIGEST_REDRAW:
            return digest.post(session, now, item)
        case Parcel.NUDGE:
            return nudges.nudge_post(session, now, item.subject_id)
        case Parcel.ESCALATION:
            return nudges.escalation_post(session, now, item.subject_id, int(item.address))
        case Parcel.STILL_ON_IT:
            return idle.post(session, now, item.subject_id, int(item.address))
        case Parcel.NOBODY_ON:
            of, in_channel = campaigns.get(session, item.subject_id), item.platform != "person"
            return unstaffed.post(session, now, of, calls=in_channel)
        case _:
            return letters.content(session, now, item)


def _inbox(session: Session, now: datetime, item: Due) -> InboxPost | None:
    person = snapshots.refs(session, [item.subject_id]).get(item.subject_id)
    if person is None:
        return None
    lines, waiting = queue.lines_of(session, item.subject_id, now, limit=_INBOX_ROWS)
    rows = thread.inbox(session, lines[:_INBOX_ROWS])
    since = [
        *waits.spells_with(session, item.subject_id, now),
        *messages.failed_with(session, item.subject_id),
    ]
    fresh = item.kind is Parcel.INBOX and bool(since) and not persons.hears_nothing(session, item.subject_id)
    return InboxPost(person, rows, waiting, fresh, min(since, default=None))


def _unheld(session: Session, item: Due) -> UnheldPost:
    campaign = campaigns.get(session, item.subject_id)
    reader = persons.find(session, int(item.address)) if item.platform == "person" else None
    reach = guards.reach(reader) if reader else queue.Reach()
    count = queue.count_unheld(session, campaign.id, reach=reach)
    oldest = queue.waiting_in(session, campaign.id, limit=1, unheld=True) if count else ()
    return UnheldPost(
        snapshots.campaign_ref(campaign),
        count,
        oldest[0].waiting_since if oldest else None,
        waits.unheld_since(session, campaign.id or 0),
    )


def _strangers(session: Session, now: datetime) -> UnknownSenderPost | None:
    count, newest = messages.of_strangers(session, now - _STRANGERS, limit=_QUOTED)
    texts = tuple(
        StrangersText(
            phones.mask(each.phone), each.body, each.created_at, media.kinds(each.media), each.id or 0
        )
        for each in newest
    )
    return UnknownSenderPost(texts, count) if texts else None


def _delivery_unknown(session: Session, message: Message) -> Content | None:
    if message.kind == TextKind.TEST:
        return testing.post(session, message)
    conversation = conversations.find(session, message.conversation_id or 0)
    if conversation is None:
        return None
    campaign = campaigns.get(session, conversation.campaign_id)
    name = snapshots.short_name_of(session, conversation)
    return DeliveryUnknownPost(conversation.id or 0, snapshots.campaign_ref(campaign), name)


def _reassigned(session: Session, now: datetime, item: Due) -> ReassignedPost | None:
    plan, reader_id = plans.find(session, item.subject_id), int(item.address)
    reader = snapshots.refs(session, [reader_id]).get(reader_id)
    if plan is None or reader is None:
        return None
    told = moving.picture(session, now, plan)
    gained, lost = (
        sum(share.count for share in shares if share.person and share.person.id == reader.id)
        for shares in (told.gets, told.gives)
    )
    return ReassignedPost(told, reader, gained, lost, acted=reader.id in {plan.applied_by, plan.undone_by})
