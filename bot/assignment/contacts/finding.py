"""Looking for people by name or number, and for words: admins everywhere, others among what they hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.contacts import Found, FoundRow, FoundStopped, Narrowing
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import request
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.law import tags
from bot.assignment.rules.places import phones
from bot.assignment.rules.texts import finding, media
from bot.assignment.texting import enqueue
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts, name_keys
from bot.storage.conversations import conversations, messages, shared_fields, written
from bot.storage.engine.database import Session
from bot.storage.reassignment import picking, searches
from bot.storage.tables import Conversation, Person, Search
from bot.storage.texting import numbers
from bot.storage.traffic import outbox
from bot.vocabulary import Barred, CampaignState, ConversationState, Portion, Role

# What is found at once; whoever wants to see more narrows the search.
_SEEN = 50
# What *all that match* takes at most, so that one plan names each.
MOST = 10_000
# How many numbers one transaction opts out: on SQLite everybody else waits that long.
_SLICE = 200
EVERYTHING = Selection(Source(SourceKind.ANYBODY), Portion.ALL)


def find(
    session: Session, now: datetime, who: Identity, typed: str, narrowed: Selection = EVERYTHING
) -> Found:
    """Look for a name, a number or words, perhaps among some conversations alone."""
    person = guards.person(session, who)
    facts = request.dump_selection(replace(narrowed, portion=Portion.ALL))
    made = searches.keep(session, person.id or 0, " ".join(typed.split()), facts, now)
    return _found(session, now, person, made, 0)


def look_again(session: Session, now: datetime, who: Identity, search_id: int, start: int = 0) -> Found:
    """What is found now, from the row in a place on."""
    person = guards.person(session, who)
    return _found(session, now, person, _search(session, search_id, person), start)


def narrowing(session: Session, now: datetime, who: Identity) -> Narrowing:
    """What a search may be narrowed by."""
    guards.admin(session, who)
    started = [row for row in campaigns.everything(session) if row.state != CampaignState.DRAFT]
    asked = {
        (str(question["prompt"]), str(answer))
        for row in started
        for question in row.questions
        for answer in question["options"]
    }
    offered = {tag for row in started for tag in tags.offered(row.tags)}
    shared = shared_fields.everything(session) if any(row.offers_shared for row in started) else ()
    offered |= {row.name for row in shared if row.asks is None}
    asked |= {(row.name, answer) for row in shared for answer in row.options}
    return Narrowing(
        tuple(snapshots.campaign_ref(row) for row in started), tuple(sorted(offered)), tuple(sorted(asked))
    )


def chosen(
    session: Session, now: datetime, who: Identity, search_id: int, ticked: Sequence[int], *, everything: bool
) -> tuple[int, ...]:
    """The conversations that were ticked, or all that match, as far as the one who asks may act on them."""
    person = guards.person(session, who)
    search = _search(session, search_id, person)
    if everything:
        return tuple(_ids(session, now, person, search, MOST))
    wanted = replace(_wanted(session, now, person, EVERYTHING), ids=tuple(ticked))
    return tuple(picking.newest(session, wanted, limit=MOST))


def opt_out_found(session: Session, now: datetime, who: Identity, chosen: Sequence[int]) -> FoundStopped:
    """Opt out the first of these contacts; `left` says how many of them are still to come."""
    person = guards.person(session, who)
    here, rest = chosen[:_SLICE], chosen[_SLICE:]
    wanted = replace(_wanted(session, now, person, EVERYTHING), ids=tuple(here))
    found = conversations.named(session, picking.newest(session, wanted, limit=_SLICE))
    known = {row.phone: row for row in found.values()}
    numbers.take_turns(session, *known)
    ended = sum(numbers.opt_out(session, phone, by=person.role, now=now) for phone in known)
    enqueue.redraw_cards(session, now, *known)
    for row in known.values():
        outbox.put_inbox(session, row.holder_id, now=now)
    facts = {"contacts": len(known), "conversations": ended}
    events.note(session, "opt_out_found", now=now, actor_id=person.id, surface=who.platform, facts=facts)
    return FoundStopped(len(known), len(rest))


def _search(session: Session, search_id: int, person: Person) -> Search:
    found = searches.find(session, search_id, person.id or 0)
    if found is None:
        raise NoSuchThing("search")
    return found


def _found(session: Session, now: datetime, person: Person, search: Search, start: int) -> Found:
    ids = _ids(session, now, person, search, _SEEN + 1)
    strangers = _strangers(session, person, search) if len(ids) <= _SEEN else []
    rows = [*_rows(session, ids[:_SEEN]), *strangers]
    narrowed = request.load_selection(search.narrowed)
    campaign = campaigns.find(session, narrowed.campaign_id) if narrowed.campaign_id else None
    return Found(
        search_id=search.id or 0,
        looked_for=search.typed,
        narrowed=narrowed,
        campaign=snapshots.campaign_ref(campaign) if campaign else None,
        rows=tuple(rows),
        start=min(start, max(0, len(rows) - 1)),
        is_all=len(ids) <= _SEEN,
        is_admin=person.role == Role.ADMIN,
    )


def _ids(session: Session, now: datetime, person: Person, search: Search, most: int) -> list[int]:
    """The conversations that are found: by name or number first, then by words."""
    narrowed = request.load_selection(search.narrowed)
    wanted = _wanted(session, now, person, narrowed)
    if not search.typed:
        return picking.newest(session, wanted, limit=most)
    is_narrowed = narrowed != EVERYTHING
    found = _candidates(session, person, search.typed, MOST if is_narrowed else most)
    if not is_narrowed:
        return found[:most]
    fitting = set(picking.newest(session, replace(wanted, ids=tuple(found)), limit=MOST))
    return [id_ for id_ in found if id_ in fitting][:most]


def _candidates(session: Session, person: Person, typed: str, most: int) -> list[int]:
    asked = finding.sought(typed)
    keys = (asked.digits,) if asked.digits else asked.words
    if not keys:
        return []
    if person.role != Role.ADMIN:
        holder = person.id or 0
        found = name_keys.held(session, keys, holder, limit=most)
        said = written.with_words(session, keys, limit=most, holder_id=holder)
        return list(dict.fromkeys([*found, *said]))
    contacts_ = name_keys.called(session, keys, limit=most)
    of: dict[int, list[int]] = {}
    for contact, conversation in name_keys.conversations_of(session, contacts_):
        of.setdefault(contact, []).append(conversation)
    found = [conversation for contact in contacts_ for conversation in of.get(contact, ())]
    room = most - len(found)
    said = written.with_words(session, keys, limit=most) if room > 0 else []
    return list(dict.fromkeys([*found, *said]))


def _wanted(session: Session, now: datetime, person: Person, narrowed: Selection) -> picking.Wanted:
    wanted = request.wanted(session, now, Wish(narrowed, Target(TargetKind.PEOPLE)))
    return wanted if person.role == Role.ADMIN else replace(wanted, holders=(person.id or 0,))


def _strangers(session: Session, person: Person, search: Search) -> list[FoundRow]:
    """Contacts who are called so and whom no campaign knows yet; admins alone see these."""
    asked = finding.sought(search.typed)
    keys = (asked.digits,) if asked.digits else asked.words
    if person.role != Role.ADMIN or not keys or request.load_selection(search.narrowed) != EVERYTHING:
        return []
    called = name_keys.called(session, keys, limit=_SEEN)
    known = {contact for contact, _ in name_keys.conversations_of(session, called)}
    rows = contacts.named(session, [id_ for id_ in called if id_ not in known])
    lists = {row.list_id: contacts.find_list(session, row.list_id or 0) for row in rows.values()}
    return [
        FoundRow(0, snapshots.full_name(row), phones.mask(row.phone), list_.name if list_ else "")
        for id_ in called
        if (row := rows.get(id_)) is not None
        for list_ in (lists[row.list_id],)
    ]


def _rows(session: Session, ids: Sequence[int]) -> list[FoundRow]:
    found = conversations.named(session, ids)
    rows = [found[id_] for id_ in ids if id_ in found]
    people = contacts.named(session, [row.contact_id for row in rows])
    replies = messages.last_replies(session, [row.id or 0 for row in rows])
    holders = snapshots.refs(session, [row.holder_id for row in rows])
    of = {row.campaign_id: campaigns.get(session, row.campaign_id) for row in rows}

    def told(row: Conversation) -> FoundRow:
        last = replies.get(row.id or 0)
        return FoundRow(
            conversation_id=row.id or 0,
            name=snapshots.full_name(people[row.contact_id]),
            number=phones.mask(row.phone),
            where=of[row.campaign_id].name,
            state=ConversationState(row.state),
            barred=Barred(row.barred) if row.barred else None,
            holder=holders.get(row.holder_id or 0),
            last_words=last.body if last else "",
            media=media.kinds(last.media) if last else (),
        )

    return [told(row) for row in rows]
