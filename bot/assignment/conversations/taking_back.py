"""One press takes back what a rule filed by itself."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.conversations import filing, thread
from bot.assignment.conversations.by_itself import by_rule
from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.rules.standing import Difference
from bot.storage.conversations import reports, standing
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Conversation, Person, Report
from bot.storage.traffic import outbox
from bot.vocabulary import Spoken


def take_back(session: Session, now: datetime, who: Identity, conversation_id: int, report_id: int) -> Thread:
    """Take back what stands of a rule's report; a wait that it ended goes on. Harmless the second time."""
    person = guards.person(session, who)
    subject = guards.conversation(session, conversation_id)
    guards.reader(session, person, subject)
    filed = reports.by_rule(session, report_id, conversation_id)
    stands = standing.said_in(session, report_id, conversation_id) if filed else []
    if filed is not None and stands:
        new = Difference(
            removed=tuple(word.name for word in stands if word.kind == Spoken.TAG),
            answers={word.name: "" for word in stands if word.kind == Spoken.ANSWER},
        )
        report = Report(
            conversation_id=conversation_id,
            person_id=person.id,
            removed=list(new.removed),
            answers=dict(new.answers),
            created_at=now,
        )
        says = filing.Says(new, corrects=True)
        filing.file(session, subject, report, says, by=person, surface=who.platform)
        if filed.closed:
            by_rule.wait_again(session, now, subject, filed.id or 0)
        _tell(session, now, subject, person, who.platform)
    return thread.thread(session, subject, person, now)


def _tell(session: Session, now: datetime, subject: Conversation, person: Person, surface: str) -> None:
    campaign = guards.campaign(session, subject.campaign_id)
    persons.acted(session, person, now, surface)
    session.flush()
    outbox.put_inbox(session, subject.holder_id, now=now)
    outbox.put_card(session, campaign, now=now)
    outbox.put_digest(session, campaign, now=now)
