"""Reading a conversation, answering it, filing a report on it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.assignment import guards, offered, snapshots
from bot.assignment.conversations import escalation, filing, thread
from bot.assignment.conversations.by_itself import suggested
from bot.assignment.outcomes.conversations import Answer, Answered, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.filing import NothingChanged
from bot.assignment.refusals.general import (
    AlreadyTexted,
    ContactBarred,
    EmptyText,
    FieldUnfilled,
    FreeTextForbidden,
    NoSuchThing,
    NotTextedYet,
)
from bot.assignment.rules.conversation import on_reply, on_report
from bot.assignment.rules.law import tags
from bot.assignment.rules.standing import Difference
from bot.assignment.rules.texts import merge
from bot.assignment.staffing import deadlines, on_duty
from bot.assignment.texting import enqueue
from bot.storage.attention import queue
from bot.storage.conversations import conversations, messages, threads, waits
from bot.storage.conversations.threads import Author, Written
from bot.storage.engine import together
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Message, Person, Report
from bot.storage.texting import pseudonyms
from bot.storage.texting.subjects import Subject
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Leaving
from bot.vocabulary import Barred, ConversationState, Parcel, Role, TextKind


@dataclass(frozen=True, slots=True)
class _Press:
    """What somebody answers or files, on which contact, and what was written before."""

    of: Subject
    person: Person
    given: Answer
    act: str
    surface: str
    written: Written

    def went_on(self, session: Session, sent: Message | None, filed: Report | None) -> "_Press":
        """With what it sent and filed; where a tag did more than to be filed, all is read anew."""
        if _does_more(self.of.campaign, filed):
            shared = self.of.campaign.offers_shared
            return replace(self, written=threads.written(session, self.of.conversation, shared=shared))
        self.written.lines.extend([sent] if sent else [])
        self.written.reports.extend([filed] if filed else [])
        id_ = self.person.id or 0
        self.written.people.setdefault(id_, Author(id_, self.person.name))
        return self


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
    person, of = guards.subject(session, now, who, conversation_id)
    conversation, campaign = of.conversation, of.campaign
    written = threads.written(session, conversation, shared=campaign.offers_shared)
    press = _Press(of, person, given, act, who.platform, written)
    filed, sent = written.done(act)
    # What their report did may have been to carry the conversation away.
    carried = filed is not None and filed.person_id == person.id and escalation.carries(campaign, filed.tags)
    if not carried and (given.body is not None or person.role != Role.ADMIN):
        guards.holder(person, of)
    if filed is not None or sent is not None:
        return _answered(session, press, filed, now)
    if given.body is None and not given.files_report:
        raise EmptyText
    with together.gathered(session):
        sent, filed = _done(session, now, press)
    return _answered(session, press.went_on(session, sent, filed), filed, now)


def _done(session: Session, now: datetime, press: _Press) -> tuple[Message | None, Report | None]:
    """Send, file, and let everybody know."""
    of, person, given = press.of, press.person, press.given
    conversation, campaign, sent, filed = of.conversation, of.campaign, None, None
    if conversation.holder_id == person.id:
        on_duty.at_work(session, now, person, campaign, press.surface, alarms=of.alarmed)
    leaving = [*outbox.cards(campaign, now), *outbox.digests(campaign, now)]
    if given.body is not None:
        sent = _reply(session, now, press)
        leaving.append(Leaving(Parcel.TEXT, sent.id or 0))
    if given.files_report:
        filed = _file(session, now, press)
    if sent is not None or filed is None or filed.says_more:
        suggested.remember(session, now, conversation, person, given, filed)
    if filed is None:
        _waits_no_more(session, conversation, person, "reply", now)
    persons.acted(session, person, now, press.surface)
    session.flush()
    concerned = sorted({person.id or 0, conversation.holder_id or 0} - {0})
    for one in concerned if of.reminded or _does_more(campaign, filed) else ():
        deadlines.answered(session, now, one)
    leaving += (Leaving(Parcel.INBOX_REDRAW, one) for one in concerned)
    outbox.put_all(session, leaving, now=now)
    return sent, filed


def retry_first_text(session: Session, now: datetime, who: Identity, conversation_id: int) -> Thread:
    """Send a first text again that did not arrive: the one retry a person may make.

    It still is a first text, in the campaign's words: where those may not leave, it waits until they may.
    """
    person, of = guards.subject(session, now, who, conversation_id)
    guards.holder(person, of)
    guards.in_play(of)
    guards.is_open(of.campaign)
    guards.in_country(of)
    guards.in_hours(of, now)
    if not of.conversation.needs_retry:
        raise AlreadyTexted(snapshots.short_name(of.contact))
    on_duty.at_work(session, now, person, of.campaign, who.platform, alarms=of.alarmed)
    body = snapshots.written_for(of.campaign, of.contact, person)
    guards.retry(of, messages.newest_text(session, conversation_id), body, now)
    enqueue.send_first(session, now, of, person, body, TextKind.RETRY)
    return thread.thread(session, of.conversation, person, now)


def _reply(session: Session, now: datetime, press: _Press) -> Message:
    of, person, given = press.of, press.person, press.given
    guards.in_play(of)
    subject, campaign = of.conversation, of.campaign
    if subject.state == ConversationState.UNTEXTED:
        raise NotTextedYet(snapshots.short_name(of.contact))
    guards.in_hours(of, now)
    body = (given.body or "").strip()
    if not campaign.free_text or "{{" in body or "}}" in body:
        body = _prepared_or_filled(press, body)
    text = enqueue.send(session, now, subject, person, body, TextKind.ANSWER, press.act)
    subject.state = on_reply(ConversationState(subject.state))
    return text


def _prepared_or_filled(press: _Press, body: str) -> str:
    """A prepared reply as it stands, or words of one's own with their fields filled in."""
    of, person = press.of, press.person
    campaign, contact, former = (
        of.campaign,
        of.contact,
        thread.former_of(press.written, of.conversation, person),
    )
    if body in {reply.body.strip() for reply in thread.prepared(campaign, contact, person, former)}:
        return body
    if not campaign.free_text:
        raise FreeTextForbidden(campaign.name)
    fields, user = snapshots.merge_fields(campaign, contact), snapshots.sender_fields(person)
    if near := merge.unfilled(body, fields, user):
        raise FieldUnfilled(near)
    return merge.render(body, fields, user)


def _file(session: Session, now: datetime, press: _Press) -> Report | None:
    """File what there is to file.

    A note alone, what an admin corrects, and a tag that carries it to a user list leave the contact waiting.
    """
    person, given, subject, campaign = press.person, press.given, press.of.conversation, press.of.campaign
    if pseudonyms.is_pseudonym(subject.phone):
        raise ContactBarred("", Barred.FORGOTTEN)
    offer = offered.offer(session, campaign, person)
    said = filing.says(offer, offered.filed(subject, press.written.reports, offer), given)
    if suggested.is_note_alone(campaign, subject, press.written, said.new, given):
        said = filing.Says(Difference())
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
        act=press.act,
        created_at=now,
    )
    built_in = set(tags.BUILT_IN) & set(report.tags)
    to = None if built_in else escalation.list_for(session, campaign, subject, report.tags)
    answered = said.answers_something and subject.holder_id == person.id and to is None
    if given.close or answered:
        subject.state = on_report(ConversationState(subject.state))
    if given.close or answered or given.body is not None:
        _waits_no_more(session, subject, person, "report" if given.body is None else "reply", now)
    filing.file(session, subject, report, said, by=person, surface=press.surface)
    if built_in:
        with together.at_once(session):
            _obey(session, now, subject, person, report.tags, press.surface)
    if to is not None:
        session.flush()
        with together.at_once(session):
            escalation.carry(session, now, campaign, subject, to, Mover(person, press.surface))
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


def _does_more(campaign: Campaign, filed: Report | None) -> bool:
    """Whether a report's tags bar the number, or carry the conversation away."""
    named = filed.tags if filed else []
    return escalation.carries(campaign, named) or bool(set(tags.BUILT_IN) & set(named))


def _answered(session: Session, press: _Press, filed: Report | None, now: datetime) -> Answered:
    session.flush()
    subject, campaign, person = press.of.conversation, press.of.campaign, press.person
    named = filed.tags if filed else []
    waiting, next_waiting = queue.next_of(session, person.id or 0, now)
    return Answered(
        thread=thread.of_written(session, press.written, subject, person, now),
        sent=press.given.body is not None,
        filed=filed is not None,
        noted=filed is not None and not filed.says_more,
        opted_out=tags.OPT_OUT in named,
        wrong_number=tags.WRONG_NUMBER in named,
        carried=escalation.carried_by(session, subject) if escalation.carries(campaign, named) else None,
        waiting=waiting,
        next_waiting=next_waiting,
    )
