"""A whole conversation as its holder or an admin reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.assignment import offered, snapshots
from bot.assignment.conversations import history
from bot.assignment.conversations.by_itself import by_rule, suggested
from bot.assignment.outcomes.conversations import (
    CannedReply,
    Handover,
    InboxRow,
    Thread,
)
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.replies import FiledReport
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.law import optout
from bot.assignment.rules.texts import delivery, introduction, media, merge
from bot.storage.attention.queue import Line
from bot.storage.campaigns import campaigns
from bot.storage.conversations import messages, threads
from bot.storage.conversations.threads import Written
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Contact, Conversation, Message, Person, Report
from bot.storage.texting import numbers, pseudonyms
from bot.vocabulary import Barred, CampaignState, ConversationState, Direction, Role, TextStatus

# What an admin can take back without the contact's word.
LEFT_ALONE = (Barred.WRONG_NUMBER, Barred.NO_CONSENT, Barred.SET_ASIDE)


def thread(session: Session, conversation: Conversation, reader: Person, now: datetime) -> Thread:
    """Everything about a conversation: who wrote what, what was filed, what may be done."""
    shared = campaigns.get(session, conversation.campaign_id).offers_shared
    written = threads.written(session, conversation, shared=shared)
    return of_written(session, written, conversation, reader, now)


def of_written(
    session: Session, written: Written, conversation: Conversation, reader: Person, now: datetime
) -> Thread:
    """The same, of what was read."""
    campaign = campaigns.get(session, conversation.campaign_id)
    contact = snapshots.contact_of(session, conversation)
    lines, people = written.lines, _people(written)
    offer = offered.offer(session, campaign, reader)
    known = offered.filed(conversation, written.reports, offer)
    filed, stands = known.here, known.standing()
    return Thread(
        conversation_id=conversation.id or 0,
        campaign=snapshots.campaign_ref(campaign),
        name=snapshots.full_name(contact),
        phone=conversation.phone,
        local_time=snapshots.local_time(conversation.zone, now),
        fields=snapshots.card_fields(campaign, contact),
        state=ConversationState(conversation.state),
        barred=Barred(conversation.barred) if conversation.barred else None,
        holder=people.get(conversation.holder_id or 0),
        mine=conversation.holder_id == reader.id,
        waiting_since=conversation.waiting_since,
        opt_out_hint=conversation.opt_out_hint,
        may_text_at=_opening(conversation, campaign, now),
        may_retry=conversation.needs_retry and campaign.state != CampaignState.ENDED,
        free_text=campaign.free_text,
        lines=history.lines(lines, people),
        canned=prepared(campaign, contact, reader, _former(lines, people, conversation, reader)),
        tags=tuple(dict.fromkeys((*offer.tags, *(tag for tag in stands.tags if tag not in offer.kept)))),
        questions=offer.questions,
        reports=_reports(filed, people),
        handovers=tuple(Handover(at, _name_of(people, by) or "", note) for at, by, note in written.notes),
        bar_code=_bar_code(session, conversation),
        retry_at=_retry_at(lines[-1]) if lines and conversation.needs_retry else None,
        tagged_out=conversation.tagged_out,
        may_put_back=reader.role == Role.ADMIN and conversation.barred in LEFT_ALONE,
        opt_out_words=_opt_out_words(lines) if conversation.opt_out_hint else "",
        before=len(history.earlier(session, conversation, reader)) if written.elsewhere else 0,
        standing=stands,
        newest_report=known.newest,
        may_file=_may_file(conversation, reader),
        later=snapshots.aside_until(conversation, now),
        proposed=by_rule.proposed(campaign, conversation, lines, filed),
        suggested=suggested.suggested(session, campaign, conversation, lines, filed, offer),
    )


def _may_file(conversation: Conversation, reader: Person) -> bool:
    if pseudonyms.is_pseudonym(conversation.phone):
        return False
    return conversation.holder_id == reader.id or reader.role == Role.ADMIN


def _opt_out_words(lines: Sequence[Message]) -> str:
    """What sounds like an opt-out in the newest text that does."""
    bodies = (line.body for line in reversed(lines) if line.direction == Direction.IN)
    sounding = (body for body in bodies if optout.meaning_of(body) is not optout.Meaning.NONE)
    return optout.telling(next(sounding, ""))


def prepared(
    campaign: Campaign, contact: Contact, sender: Person, former: str = ""
) -> tuple[CannedReply, ...]:
    """The campaign's prepared replies, written for this contact.

    Where somebody else wrote before (`former`, by name), the first says who it is that writes now.
    """
    fields, user = snapshots.merge_fields(campaign, contact), snapshots.sender_fields(sender)
    written = snapshots.replies_of(campaign)
    replies = tuple(replace(reply, body=merge.render(reply.body, fields, user)) for reply in written)
    if not former:
        return replies
    name = former.partition(" ")[0]
    said = introduction.introduction(fields["first_name"], user["first_name"], name, campaign.organisation)
    return (CannedReply(introduction.TITLE, said, None), *replies)


def former_of(written: Written, conversation: Conversation, sender: Person) -> str:
    """Who else than its holder wrote last, by name; empty where that was they, or nobody."""
    return _former(written.lines, _people(written), conversation, sender)


def _people(written: Written) -> dict[int, PersonRef]:
    return {id_: PersonRef(one.id, one.name, tuple(one.accounts)) for id_, one in written.people.items()}


def _former(
    lines: Sequence[Message], people: Mapping[int, PersonRef], conversation: Conversation, sender: Person
) -> str:
    left = (row for row in reversed(lines) if row.status != TextStatus.CANCELLED)
    ours = (row.person_id for row in left if row.direction == Direction.OUT)
    found = people.get(next(ours, None) or 0)
    mine = conversation.holder_id == sender.id
    return found.name if found and mine and found.id != sender.id else ""


def inbox(session: Session, lines: Sequence[Line]) -> tuple[InboxRow, ...]:
    """Conversations as lines of their holder's inbox."""
    failed = messages.newest_texts(
        session, [each.conversation.id or 0 for each in lines if each.conversation.needs_retry]
    )
    return tuple(_inbox_row(each, failed.get(each.conversation.id or 0)) for each in lines)


def _inbox_row(line: Line, failed: Message | None) -> InboxRow:
    row = line.conversation
    return InboxRow(
        conversation_id=row.id or 0,
        campaign=snapshots.campaign_ref(line.campaign),
        name=snapshots.full_name(line.contact),
        last_words=line.last_words,
        waiting_since=row.waiting_since,
        opt_out_hint=row.opt_out_hint,
        needs_retry=row.needs_retry,
        campaign_state=CampaignState(line.campaign.state),
        failed_code=failed.error_code if failed else None,
        retry_at=_retry_at(failed) if failed else None,
        media=media.kinds(line.last_media),
        later=row.later_until,
    )


def _opening(conversation: Conversation, campaign: Campaign, now: datetime) -> datetime | None:
    window = snapshots.hours_of(campaign)
    return (
        None
        if hours.may_text(conversation.zone, window, now)
        else hours.opens_at(conversation.zone, window, now)
    )


def _retry_at(failed: Message) -> datetime | None:
    return delivery.retry_from(failed.error_code, failed.settled_at)


def _bar_code(session: Session, conversation: Conversation) -> int | None:
    if conversation.barred == Barred.SET_ASIDE:
        return conversation.set_aside_code
    number = numbers.find(session, conversation.phone) if conversation.barred == Barred.RETIRED else None
    return number.retired_code if number else None


def _name_of(people: Mapping[int, PersonRef], id_: int | None) -> str | None:
    found = people.get(id_ or 0)
    return found.name if found else None


def _reports(filed: Sequence[Report], people: Mapping[int, PersonRef]) -> tuple[FiledReport, ...]:
    still_said = by_rule.still_said(filed)
    return tuple(replace(_report(row, people), stands=row.id in still_said) for row in filed)


def _report(row: Report, people: Mapping[int, PersonRef]) -> FiledReport:
    return FiledReport(
        author=_name_of(people, row.person_id) or "",
        at=row.created_at,
        tags=tuple(row.tags),
        answers=tuple(row.answers.items()),
        note=row.note,
        removed=tuple(row.removed),
        closed=row.closed,
        id=row.id or 0,
        rule=row.rule,
    )
