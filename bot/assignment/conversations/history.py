"""What other campaigns wrote with the same number: one history for a person, whoever may read it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.conversations import EarlierCampaign, History, ThreadLine
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.rules.texts import media
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import conversations, messages, standing
from bot.storage.engine.database import Session
from bot.storage.tables import Conversation, Message, Person
from bot.vocabulary import Barred, Direction, Role, Spoken, TextStatus

# Of one campaign; its conversation holds the rest.
_LINES = 30


def look_back(session: Session, now: datetime, who: Identity, conversation_id: int) -> History:
    """What other campaigns wrote with the same number, for the holder of a conversation and admins."""
    person = guards.person(session, who)
    conversation = guards.seen(session, conversation_id)
    guards.reader(session, person, conversation)
    rows = earlier(session, conversation, person)
    name = snapshots.full_name(snapshots.contact_of(session, conversation))
    return History(conversation_id, name, tuple(_told(session, rows, person)))


def earlier(session: Session, conversation: Conversation, reader: Person) -> list[Conversation]:
    """The other conversations with a number that belong to the same person, the newest first.

    A wrong number parts people: nothing of before it is told after it, nor anything of it. Whoever is no
    admin is told nothing of campaigns for a closed list of people, and nothing that a tag carried to others.
    """
    rows = conversations.texted_with(session, conversation.phone)
    others = [row for row in rows if row.id != conversation.id]
    if not others:
        return []
    people = contacts.named(session, [row.contact_id for row in [conversation, *others]])
    wrong = {id_ for id_, contact in people.items() if contact.barred == Barred.WRONG_NUMBER}
    if conversation.contact_id in wrong:
        return []
    parted = max((row.texted_at for row in others if row.contact_id in wrong and row.texted_at), default=None)
    kept = [row for row in others if parted is None or (row.texted_at and row.texted_at > parted)]
    if reader.role != Role.ADMIN:
        kept = [row for row in kept if row.escalated_to is None]
        kept = [row for row in kept if campaigns.get(session, row.campaign_id).user_list_id is None]
    return kept[::-1]


def lines(rows: Sequence[Message], people: Mapping[int, PersonRef]) -> tuple[ThreadLine, ...]:
    """Messages as they are shown; a withdrawn text is not, unless the provider refused it and said why."""
    shown = (row for row in rows if row.status != TextStatus.CANCELLED or row.error_code is not None)
    return tuple(_line(row, people) for row in shown)


def _told(session: Session, rows: Sequence[Conversation], reader: Person) -> Iterator[EarlierCampaign]:
    ids = [row.id or 0 for row in rows]
    stands = standing.of(session, ids)
    notes = standing.notes(session, ids) if reader.role == Role.ADMIN else {}
    people = contacts.named(session, [row.contact_id for row in rows])
    for row in rows:
        written = messages.thread(session, row.id or 0)
        authors = snapshots.refs(session, [each.person_id for each in written])
        told, of = lines(written, authors), stands.get(row.id or 0, [])
        yield EarlierCampaign(
            campaign=snapshots.campaign_ref(campaigns.get(session, row.campaign_id)),
            name=snapshots.full_name(people[row.contact_id]),
            lines=told[-_LINES:],
            hidden=max(0, len(told) - _LINES),
            tags=tuple(each.name for each in of if each.kind == Spoken.TAG),
            answers=tuple((each.name, each.value or "") for each in of if each.kind == Spoken.ANSWER),
            notes=tuple(notes.get(row.id or 0, ())),
        )


def _line(row: Message, people: Mapping[int, PersonRef]) -> ThreadLine:
    author = people.get(row.person_id or 0)
    return ThreadLine(
        direction=Direction(row.direction),
        author=author.name if author else None,
        body=row.body,
        at=row.created_at,
        status=TextStatus(row.status),
        error_code=row.error_code,
        media=media.kinds(row.media),
        id=row.id or 0,
    )
