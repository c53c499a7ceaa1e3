"""Turns rows into values of answers: people, contacts, the text written for one contact."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.conversations import CannedReply, Question
from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.rules.calendar.hours import TextingHours, clock_of, country_of
from bot.assignment.rules.law import tags
from bot.assignment.rules.texts import merge, names, script, segments
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Contact, Conversation, Person
from bot.vocabulary import Asks, Barred, ConversationState, Language, Role, StateRules, Volume

# What a card says of where somebody lives.
_PLACE = ("city", "state", "zip")


def refs(session: Session, people: Iterable[int | None]) -> dict[int, PersonRef]:
    """People as others see them, by id; under the id of a linked person, the person they are now."""
    found = persons.with_accounts(session, [person for person in people if person is not None])
    return {
        id_: PersonRef(row.id or 0, row.name, tuple((each.platform, each.account) for each in accounts))
        for id_, (row, accounts) in found.items()
    }


def me(session: Session, person: Person) -> Me:
    """The person who asks."""
    ref = refs(session, [person.id])[person.id or 0]
    chosen = Language(person.language) if person.language else None
    speaks = spoken_by(person.language, person.platform_language)
    return Me(ref, Role(person.role), person.suspended_at is not None, Volume(person.volume), chosen, speaks)


def spoken_by(chosen: str, platform: str) -> Language:
    """What somebody reads: the language that they chose, else what their platform says, else English."""
    return Language(chosen or platform or Language.ENGLISH)


def name_of(session: Session, person_id: int | None) -> str | None:
    """A person's name."""
    found = persons.named(session, [person_id]).get(person_id) if person_id is not None else None
    return found.name if found else None


def campaign_ref(campaign: Campaign) -> CampaignRef:
    """A campaign by name."""
    return CampaignRef(campaign.id or 0, campaign.name)


def is_abroad(campaign: Campaign, zone: str) -> bool:
    """Whether numbers of this zone belong to a country that the campaign does not text."""
    return bool(campaign.countries) and country_of(zone) not in campaign.countries


def hours_of(campaign: Campaign) -> TextingHours:
    """The hours in which a campaign's contacts may be texted, by their own clocks."""
    return TextingHours(campaign.opens, campaign.closes, StateRules(campaign.state_rules))


def contact_of(session: Session, conversation: Conversation) -> Contact:
    """The contact behind a conversation."""
    return contacts.get(session, conversation.contact_id)


def full_name(contact: Contact) -> str:
    """A contact's name for the person who holds the conversation."""
    return f"{contact.first_name} {contact.last_name}".strip() or _nameless(contact)


def short_name(contact: Contact) -> str:
    """First name and initial: all that others than the holder see."""
    if contact.barred == Barred.FORGOTTEN:
        return _nameless(contact)
    return initialed(contact.first_name, contact.last_name)


def _nameless(contact: Contact) -> str:
    return "Forgotten contact" if contact.barred == Barred.FORGOTTEN else "No name"


def initialed(first_name: str, last_name: str) -> str:
    """A contact's first name and the initial of the last."""
    initial = f"{last_name[0]}." if last_name else ""
    return f"{first_name} {initial}".strip() or "No name"


def short_name_of(session: Session, conversation: Conversation) -> str:
    """First name and initial of a conversation's contact."""
    return short_name(contact_of(session, conversation))


def short_names(session: Session, rows: Iterable[Conversation]) -> dict[int, str]:
    """First names and initials by conversation."""
    rows = list(rows)
    people = contacts.named(session, [row.contact_id for row in rows])
    return {row.id or 0: short_name(people[row.contact_id]) for row in rows}


def local_time(zone_key: str, now: datetime) -> datetime | None:
    """The contact's own clock; None where several zones are plausible."""
    clock = clock_of(zone_key)
    return now.astimezone(ZoneInfo(clock)) if clock else None


def merge_fields(campaign: Campaign, contact: Contact) -> Mapping[str, str]:
    """What a script may say of a contact; names as people write them, where the campaign mends them."""
    first, last = contact.first_name, contact.last_name
    if campaign.mend_names:
        first, last = names.as_written(first), names.as_written(last, last=True)
    return {**contact.fields, "first_name": first, "last_name": last, "email": contact.email}


def card_fields(campaign: Campaign, contact: Contact) -> tuple[tuple[str, str], ...]:
    """What stands of a contact beside the name: the fields that the campaign chose.

    Where it chose none, these are the place and what the campaign's texts name.
    """
    chosen = campaign.card_fields or [*_PLACE, *_named_in(tuple(campaign.first_texts))]
    return tuple((name, contact.fields[name]) for name in dict.fromkeys(chosen) if contact.fields.get(name))


@lru_cache(maxsize=256)
def _named_in(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.name for text in texts for each in merge.fields_of(text))


def row_of(reply: CannedReply) -> dict[str, str]:
    """A prepared reply as a campaign keeps it."""
    asked, answer = reply.answer or ("", "")
    tag = tags.name_of(reply.tag) or ""
    return {"title": reply.title, "body": reply.body, "tag": tag, "asked": asked, "answer": answer}


def replies_of(campaign: Campaign) -> tuple[CannedReply, ...]:
    """The prepared replies as they were written, each with an answer that the campaign still asks for."""
    asked = [(str(row["prompt"]), str(option)) for row in campaign.questions for option in row["options"]]
    return tuple(
        CannedReply(
            row["title"],
            row["body"],
            tags.name_of(row.get("tag")),
            next((each for each in asked if each == (row.get("asked"), row.get("answer"))), None),
        )
        for row in campaign.canned_replies
    )


def sender_fields(person: Person) -> Mapping[str, str]:
    """What a script may say of the volunteer who texts."""
    first, _, last = person.name.partition(" ")
    return {"first_name": first, "last_name": last, "name": person.name}


def written_for(campaign: Campaign, contact: Contact, sender: Person) -> str:
    """The first text that this campaign deals to this contact, as this person sends it."""
    text = dealt_to(campaign, contact)
    return merge.render(text, merge_fields(campaign, contact), sender_fields(sender))


def dealt_to(campaign: Campaign, contact: Contact) -> str:
    """Which of its first texts this campaign deals to this contact."""
    return campaign.first_texts[script.deal_script(campaign.seed, contact.id or 0, len(campaign.first_texts))]


def fingerprint(body: str) -> str:
    """A short name of an exact text: a number, so that a button's token can carry it."""
    digest = sha256(body.encode("utf-8", "surrogatepass")).digest()
    return str(int.from_bytes(digest[:7]))


def contact_text(
    campaign: Campaign,
    conversation: Conversation,
    contact: Contact,
    sender: Person,
    *,
    progress: tuple[int, int],
    now: datetime,
) -> ContactText:
    """A contact with the text written for them.

    `progress` says how many contacts of the bucket are unsent, this one included, and with how many it began.
    """
    body = written_for(campaign, contact, sender)
    left, total = progress[0], max(progress)
    return ContactText(
        conversation_id=conversation.id or 0,
        campaign=campaign_ref(campaign),
        name=full_name(contact),
        fields=card_fields(campaign, contact),
        local_time=local_time(conversation.zone, now),
        body=body,
        fingerprint=fingerprint(body),
        segments=segments.count_segments(body).count,
        done=total - left,
        total=total,
    )


def questions(campaign: Campaign) -> tuple[Question, ...]:
    """What a campaign asks."""
    return tuple(
        Question(row["prompt"], tuple(row["options"]), Asks(row.get("asks", Asks.CHOICE)))
        for row in campaign.questions
    )


def offered_tags(campaign: Campaign) -> tuple[str, ...]:
    """The tags that can be filed in a campaign, those of its canned replies among them."""
    canned = (reply["tag"] for reply in campaign.canned_replies if reply.get("tag"))
    return tags.offered([*campaign.tags, *canned])


def aside_until(conversation: Conversation, now: datetime) -> datetime | None:
    """Until when a conversation that waits is put aside; None where it is not."""
    until = conversation.later_until
    waits = conversation.state == ConversationState.NEEDS_ATTENTION
    return until if waits and until and until > now else None
