"""Reading a conversation, answering it, filing a report on it."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.conversations import escalation, filing, thread
from bot.assignment.outcomes.conversations import Answer, Answered, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.filing import NothingChanged
from bot.assignment.refusals.general import (
    AlreadyTexted,
    EmptyText,
    FieldUnfilled,
    FreeTextForbidden,
    NoSuchThing,
    NotTextedYet,
)
from bot.assignment.rules.conversation import on_reply, on_report
from bot.assignment.rules.law import tags
from bot.assignment.rules.texts import merge
from bot.assignment.staffing import deadlines, on_duty
from bot.assignment.texting import enqueue
from bot.storage.attention import queue
from bot.storage.conversations import acts, conversations, messages, waits
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Conversation, Person, Report
from bot.storage.texting.subjects import Subject
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Leaving
from bot.vocabulary import ConversationState, Parcel, Role, TextKind


def open_thread(session: Session, now: datetime, who: Identity, conversation_id: int) -> Thread:
    """The whole conversation, for its holder or an admin."""
    person = guards.person(session, who)
    found = conversations.whole(session, conversation_id)
    if found is None:
        raise NoSuchThing("contact")
    conversation, *_ = found  # the thread finds the rest in the session
    guards.reader(session, person, conversation)
    return thread.thread(session, conversation, person, now)


def answer(
    session: Session, now: datetime, who: Identity, conversation_id: int, given: Answer, act: str
) -> Answered:
    """Send an answer, file a report, or both in one act; the same act a second time does nothing more.

    `act` names the human act: one press on one shown screen, unique across people and platforms. An admin
    files on any conversation without taking it over.
    """
    person = guards.person(session, who)
    of = guards.subject(session, conversation_id)
    conversation, campaign = of.conversation, of.campaign
    filed, sender = acts.done(session, act)
    # What their report did may have been to carry the conversation away.
    carried = filed is not None and filed.person_id == person.id and escalation.carries(campaign, filed.tags)
    if not carried and (given.body is not None or person.role != Role.ADMIN):
        guards.holder(person, of)
    if filed is not None or sender is not None:
        return _answered(session, conversation, person, given, filed, now)
    if given.body is None and not given.files_report:
        raise EmptyText
    if conversation.holder_id == person.id:
        on_duty.at_work(session, now, person, campaign)
    leaving = [*outbox.cards(campaign, now), *outbox.digests(campaign, now)]
    if given.body is not None:
        leaving.append(_reply(session, of, person, given, act, now))
    if given.files_report:
        filed = _file(session, now, of, person, given, act, who.platform)
    persons.acted(session, person, now, who.platform)
    session.flush()
    for one in sorted({person.id or 0, conversation.holder_id or 0} - {0}):
        deadlines.answered(session, now, one)
        leaving.append(Leaving(Parcel.INBOX_REDRAW, one))
    outbox.put_all(session, leaving, now=now)
    return _answered(session, conversation, person, given, filed, now)


def retry_first_text(session: Session, now: datetime, who: Identity, conversation_id: int) -> Thread:
    """Send a first text again that did not arrive: the one retry a person may make.

    It still is a first text, in the campaign's words: where those may not leave, it waits until they may.
    """
    person = guards.person(session, who)
    of = guards.subject(session, conversation_id)
    guards.holder(person, of)
    guards.in_play(of)
    guards.is_open(of.campaign)
    guards.in_country(of)
    guards.in_hours(of, now)
    if not of.conversation.needs_retry:
        raise AlreadyTexted(snapshots.short_name(of.contact))
    on_duty.at_work(session, now, person, of.campaign)
    body = snapshots.written_for(of.campaign, of.contact, person)
    guards.retry(of, messages.newest_text(session, conversation_id), body, now)
    enqueue.send_first(session, now, of, person, body, TextKind.RETRY)
    return thread.thread(session, of.conversation, person, now)


def _reply(session: Session, of: Subject, person: Person, given: Answer, act: str, now: datetime) -> Leaving:
    guards.in_play(of)
    subject, campaign = of.conversation, of.campaign
    if subject.state == ConversationState.UNTEXTED:
        raise NotTextedYet(snapshots.short_name(of.contact))
    guards.in_hours(of, now)
    body = (given.body or "").strip()
    if not campaign.free_text or "{{" in body or "}}" in body:
        body = _prepared_or_filled(session, of, person, body)
    text = enqueue.send(session, now, subject, person, body, TextKind.ANSWER, act)
    subject.state = on_reply(ConversationState(subject.state))
    _waits_no_more(session, subject, person, "reply", now)
    return text


def _prepared_or_filled(session: Session, of: Subject, person: Person, body: str) -> str:
    """A prepared reply as it stands, or words of one's own with their fields filled in."""
    campaign, contact, former = of.campaign, of.contact, thread.former_of(session, of.conversation, person)
    if body in {reply.body.strip() for reply in thread.prepared(campaign, contact, person, former)}:
        return body
    if not campaign.free_text:
        raise FreeTextForbidden(campaign.name)
    fields, user = snapshots.merge_fields(campaign, contact), snapshots.sender_fields(person)
    if near := merge.unfilled(body, fields, user):
        raise FieldUnfilled(near)
    return merge.render(body, fields, user)


def _file(
    session: Session,
    now: datetime,
    of: Subject,
    person: Person,
    given: Answer,
    act: str,
    surface: str,
) -> Report | None:
    """File what there is to file.

    A note alone, what an admin corrects, and a tag that carries it to a user list leave the contact waiting.
    """
    subject, campaign = of.conversation, of.campaign
    said = filing.says(session, subject, campaign, person, given)
    if not (said.new or given.note or given.close):
        if given.body is None:
            raise NothingChanged if given.tags or any(said for _, said in given.answers) else EmptyText
        return None
    report = Report(
        conversation_id=subject.id or 0,
        person_id=person.id or 0,
        tags=list(said.new.tags),
        removed=list(said.new.removed),
        answers=dict(said.new.answers),
        note=given.note,
        closed=given.close,
        act=act,
        created_at=now,
    )
    filing.file(session, subject, report, said, by=person, surface=surface)
    built_in = set(tags.BUILT_IN) & set(report.tags)
    to = None if built_in else escalation.list_for(session, campaign, subject, report.tags)
    answered = said.answers_something and subject.holder_id == person.id and to is None
    if given.close or answered:
        subject.state = on_report(ConversationState(subject.state))
        if given.body is None:  # else the reply has ended the wait
            _waits_no_more(session, subject, person, "report", now)
    _obey(session, now, subject, person, report.tags, surface)
    if to is not None:
        session.flush()
        escalation.carry(session, now, campaign, subject, to, Mover(person, surface))
    return report


def _obey(
    session: Session, now: datetime, subject: Conversation, person: Person, named: list[str], surface: str
) -> None:
    """Do what a built-in tag says. One that is taken back does nothing: no report opts anybody in."""
    if tags.WRONG_NUMBER in named:
        enqueue.leave_alone(session, now, subject, person, surface)
    if tags.OPT_OUT in named:
        enqueue.stop_texting(session, now, subject.phone, by=person.role, actor_id=person.id, surface=surface)


def _waits_no_more(session: Session, subject: Conversation, person: Person, by: str, now: datetime) -> None:
    subject.opt_out_hint = False
    waits.end(session, subject, by=by, person_id=person.id, now=now)


def _answered(
    session: Session,
    subject: Conversation,
    person: Person,
    given: Answer,
    filed: Report | None,
    now: datetime,
) -> Answered:
    session.flush()
    named = filed.tags if filed else []
    carries = escalation.carries(guards.campaign(session, subject.campaign_id), named)
    waiting, next_waiting = queue.next_of(session, person.id or 0)
    return Answered(
        thread=thread.thread(session, subject, person, now),
        sent=given.body is not None,
        filed=filed is not None,
        opted_out=tags.OPT_OUT in named,
        wrong_number=tags.WRONG_NUMBER in named,
        carried=escalation.carried_by(session, subject) if carries else None,
        waiting=waiting,
        next_waiting=next_waiting,
    )
