"""Puts a text on its way, and bars a number from every further text."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.rules.conversation import on_text_sent
from bot.assignment.staffing import routing
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations, messages, waits
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.tables import Campaign, Conversation, Message, Person
from bot.storage.texting import locks, numbers, subjects
from bot.storage.texting.subjects import Subject
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Leaving
from bot.vocabulary import ConversationState, Direction, Parcel, TextKind, TextStatus

_BAD_NEWS = {TextStatus.CANCELLED, TextStatus.FAILED, TextStatus.UNDELIVERED, TextStatus.UNKNOWN}


def send(
    session: Session,
    now: datetime,
    subject: Conversation,
    sender: Person,
    body: str,
    kind: TextKind,
    act: str | None = None,
) -> Message:
    """Store one text, to be put into the outbox: the only place where a text to a contact begins."""
    segments = guards.fits(body)
    message = Message(
        conversation_id=subject.id,
        campaign_id=subject.campaign_id,
        person_id=sender.id,
        direction=Direction.OUT,
        kind=kind,
        phone=subject.phone,
        body=body,
        status=TextStatus.QUEUED,
        act=act,
        segments=segments,
        created_at=now,
    )
    message.id = messages.add(session, message)
    return message


def send_first(
    session: Session,
    now: datetime,
    of: Subject,
    sender: Person,
    body: str,
    kind: TextKind = TextKind.FIRST,
) -> None:
    """Store a first text, or its retry, and which of the campaign's texts it is."""
    is_first = kind == TextKind.FIRST
    text = send(session, now, of.conversation, sender, body, kind)
    outbox.put_all(
        session,
        [Leaving(Parcel.TEXT, text.id or 0), *(outbox.cards(of.campaign, now) if is_first else ())],
        now=now,
    )
    state = on_text_sent(ConversationState(of.conversation.state))
    words = snapshots.dealt_to(of.campaign, of.contact)
    subjects.texted(session, of.conversation, state, words, at=now if is_first else of.conversation.texted_at)
    if is_first and of.awaited:
        locks.follow(session, of.conversation.phone)


def stop_texting(
    session: Session, now: datetime, phone: str, *, by: str, actor_id: int | None = None, surface: str = ""
) -> int:
    """Opt a number out of every campaign, at once; returns how many conversations that ended."""
    numbers.take_turns(session, phone)
    ended = numbers.opt_out(session, phone, by=by, now=now)
    redraw_cards(session, now, phone)
    events.note(
        session,
        "opt_out",
        now=now,
        actor_id=actor_id,
        surface=surface,
        facts={"by": by, "conversations": ended},
    )
    return ended


def leave_alone(session: Session, now: datetime, subject: Conversation, by: Person, surface: str) -> int:
    """Somebody else has the number: no campaign over the contact's list texts it; an admin can put them back.

    Returns how many conversations that changed.
    """
    numbers.take_turns(session, subject.phone)
    left = numbers.wrong_number(session, subject.contact_id, subject.phone, now=now)
    redraw_cards(session, now, subject.phone)
    about = {"campaign_id": subject.campaign_id, "conversation_id": subject.id}
    facts = {"conversations": left}
    events.note(session, "wrong_number", now=now, actor_id=by.id, surface=surface, facts=facts, **about)
    return left


def redraw_cards(session: Session, now: datetime, *phones: str) -> None:
    """Numbers were barred or freed: redraw the card of each campaign that has one of them."""
    for campaign in campaigns.with_numbers(session, phones):
        outbox.put_card(session, campaign, now=now)


def withdraw(session: Session, now: datetime, message: Message) -> None:
    """A text that certainly reached nobody: undo the press."""
    message.status = TextStatus.CANCELLED
    outbox.finish_subject(session, Parcel.TEXT, message.id or 0)
    if message.kind == TextKind.TEST:
        end_test(session, now, message)
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is None:
        return
    if message.kind == TextKind.FIRST and conversation.state == ConversationState.TEXTED:
        conversation.state, conversation.texted_at = ConversationState.UNTEXTED, None
        locks.follow(session, message.phone)
    elif message.kind == TextKind.RETRY:
        conversation.needs_retry = conversation.replied_at is None
    elif message.kind == TextKind.ANSWER:
        owe_again(session, now, conversation)


def end_test(session: Session, now: datetime, message: Message) -> None:
    """A test text has left, or will not: its number and words are not kept, and bad news is told."""
    message.phone = message.body = ""
    if message.status in _BAD_NEWS and message.person_id is not None:
        to = ("person", str(message.person_id))
        outbox.put(session, Parcel.DELIVERY_UNKNOWN, message.id or 0, now=now, to=to)


def owe_again(session: Session, now: datetime, conversation: Conversation) -> None:
    """Our answer did not arrive: the contact waits, since they last wrote."""
    since = messages.last_reply_at(session, conversation.id or 0)
    if conversation.state == ConversationState.ANSWERED and since is not None:
        conversation.state = ConversationState.NEEDS_ATTENTION
        waits.begin(session, conversation, now=now, since=since)
        campaign = campaigns.get(session, conversation.campaign_id)
        outbox.put_card(session, campaign, now=now)
        routing.route(session, now, campaign, conversation)
        call(session, now, campaign, conversation)


def call(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> None:
    """A contact waits: tell whoever holds the conversation, or where nobody does, those who could take it."""
    outbox.put_all(session, called(session, now, campaign, conversation), now=now)


def called(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> list[Leaving]:
    """What tells them."""
    if conversation.holder_id is not None:
        return [outbox.noticed(conversation.holder_id, now)]
    of_list = conversation.escalated_to
    told = addresses(session, campaign) if of_list is None else listed(session, of_list)
    return [Leaving(Parcel.UNHELD, campaign.id or 0, to) for to in told]


def listed(session: Session, list_id: int) -> list[tuple[str, str]]:
    """Each of the people of a user list in private, or the admins where it has none."""
    people = persons.named(session, user_lists.members(session, list_id)).values()
    able = sorted(each.id or 0 for each in people if each.suspended_at is None)
    return [("person", str(id_)) for id_ in able] or admins(session)


def addresses(session: Session, campaign: Campaign) -> list[tuple[str, str]]:
    """Where a campaign's news goes: its homes, else each admin."""
    return list(campaign.homes.items()) or admins(session)


def admins(session: Session) -> list[tuple[str, str]]:
    """Each admin in private."""
    return [("person", str(person.id)) for person in persons.admins(session)]
