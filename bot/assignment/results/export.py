"""A campaign taken out as a table: begun once, then read part by part, so that no transaction is long."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.counted import FirstTextRef
from bot.assignment.outcomes.results.tables import ExportPart, ExportPlan, ExportWish, Table
from bot.assignment.results import contact_lines, people_lines
from bot.assignment.rules.sheets.sheet_columns import free_labels
from bot.storage.campaigns import first_texts
from bot.storage.contacts import contacts
from bot.storage.conversations import standing
from bot.storage.engine.database import Session
from bot.storage.results import rows
from bot.storage.tables import Campaign, ContactList
from bot.vocabulary import Spoken

_TAG, _QUESTION = "tag: ", "question: "


def begin(session: Session, now: datetime, who: Identity, wish: ExportWish) -> ExportPlan:
    """What the table will have for columns, for an admin."""
    guards.admin(session, who)
    return plan(session, wish)


def plan(session: Session, wish: ExportWish) -> ExportPlan:
    """The same for whoever may ask."""
    campaign = guards.campaign(session, wish.campaign_id)
    if wish.table is Table.PEOPLE:
        return ExportPlan(wish, snapshots.campaign_ref(campaign), people_lines.HEADER)
    keys, labels = _own(contacts.find_list(session, campaign.list_id))
    words = _words(session, campaign) if wish.table is Table.RESULTS else ((), ())
    ours = contact_lines.RESULTS if wish.table is Table.RESULTS else contact_lines.MESSAGES
    named = (*ours, *(f"{_TAG}{name}" for name in words[0]), *(f"{_QUESTION}{name}" for name in words[1]))
    texts = first_texts.everything(session, wish.campaign_id)
    least, greatest = rows.bounds(session, wish.campaign_id)
    return ExportPlan(
        wish=wish,
        campaign=snapshots.campaign_ref(campaign),
        header=tuple(free_labels((*labels, *named))),
        own=keys,
        tags=words[0],
        questions=words[1],
        letters={row.id or 0: FirstTextRef(row.id, row.place, row.body).letter for row in texts},
        names=rows.people(session),
        begin=least - 1,
        upto=greatest,
        worded=tuple(len(keys) + place for place, name in enumerate(ours) if name in contact_lines.WORDED),
    )


def part(
    session: Session, now: datetime, who: Identity, begun: ExportPlan, after: int, limit: int
) -> ExportPart:
    """The rows of up to `limit` conversations behind the one `after`; the first ones are behind `begin`."""
    guards.admin(session, who)
    wish = begun.wish
    if wish.table is Table.PEOPLE:
        return ExportPart(people_lines.lines(session, wish), None)
    span = rows.Span(wish.campaign_id, after, begun.upto, limit, wish.since)
    found = (rows.whole if wish.table is Table.RESULTS else rows.contacts)(session, span)
    last = found[-1].id if len(found) == limit else None
    if wish.table is Table.RESULTS or not found:
        return ExportPart(contact_lines.results(begun, found), last)
    return ExportPart([line for _, line in contact_lines.messages(session, begun, found)], last)


def _own(list_: ContactList | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys and labels of a list's columns; of one that was loaded before these were kept, only keys."""
    if list_ is None or not list_.columns:
        keys = tuple(dict.fromkeys(("phone", *(list_.fields if list_ else ()))))
        return keys, keys
    return tuple(each["key"] for each in list_.columns), tuple(each["label"] for each in list_.columns)


def _words(session: Session, campaign: Campaign) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tags and questions, those on offer in front, and behind them what stands of others."""
    stands = standing.names(session, campaign.id or 0)
    filed = [name for kind, name in stands if kind is Spoken.TAG]
    asked = [name for kind, name in stands if kind is Spoken.ANSWER]
    offered = (*snapshots.offered_tags(campaign), *filed)
    prompts = (*(row["prompt"] for row in campaign.questions), *asked)
    return tuple(dict.fromkeys(offered)), tuple(dict.fromkeys(prompts))
