"""The standing of conversations: what all reports on each come to now, as rows that are counted and found by.

Every report that is filed is told to `keep` in the same transaction, so that the rows always are the recount
of the reports. Whoever filters, counts or exports reads these rows and never the reports.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.storage.engine import dialect
from bot.storage.engine.types import ROW_ID
from bot.storage.tables import Campaign, Conversation, Report, Standing
from bot.vocabulary import Barred, Source, Spoken

_KEY = ("conversation_id", "kind", "name")
_WORD = (col(Standing.kind), col(Standing.name), col(Standing.value))


def keep(session: Session, campaign_id: int, report: Report) -> None:
    """What a report says stands from now on, and what it takes back no longer does; it has its id already."""
    keep_all(session, campaign_id, [report])


def keep_all(session: Session, campaign_id: int, reports: Sequence[Report]) -> None:
    """The same for reports of one campaign."""
    rows = [
        {
            "conversation_id": report.conversation_id,
            "campaign_id": campaign_id,
            "report_id": report.id,
            "kind": kind,
            "name": name,
            "value": value,
        }
        for report in reports
        for (kind, name), value in _said(report).items()
    ]
    if rows:
        session.execute(_keep(dialect.name(session)), rows)


def file(
    session: Session, campaign_id: int, report: Mapping[str, Any], said: Sequence[tuple[Spoken, str, str]]
) -> None:
    """File a report of which nobody needs more than what it says; on PostgreSQL in one statement."""
    words = json.dumps([{"kind": kind.value, "name": name, "value": value} for kind, name, value in said])
    facts = {"words": words, "campaign": campaign_id}
    if dialect.on_postgresql(session):
        facts |= {f"of_{name}": value for name, value in report.items()}
        session.execute(_file_at_once(tuple(report)), facts)
        return
    id_ = dialect.insert_row(session, Report, report)
    session.execute(_file("sqlite"), facts | {"report": id_, "conversation": report["conversation_id"]})


@cache
def _file(name: str) -> Any:
    return _spoken_in(name, sa.bindparam("conversation"), sa.bindparam("report"))


@cache
def _file_at_once(names: tuple[str, ...]) -> Any:
    report = dialect.plain(Report)
    given = {name: sa.bindparam(f"of_{name}", type_=report.c[name].type) for name in names}
    made = sa.insert(report).values(given).returning(report.c.id, report.c.conversation_id).cte("made")
    return _spoken_in("postgresql", made.c.conversation_id, made.c.id, made)


def _spoken_in(name: str, conversation: Any, report: Any, made: Any = None) -> Any:
    new = dialect.records(name, "words", Standing, ("kind", "name", "value"))
    campaign = sa.bindparam("campaign", type_=ROW_ID)
    rows = sa.select(conversation, campaign, report, new.c.kind, new.c.name, new.c.value)
    rows = rows.select_from(new if made is None else new.join(made, sa.true())).where(sa.true())
    columns = ["conversation_id", "campaign_id", "report_id", "kind", "name", "value"]
    return _upserted(dialect.insert(name, Standing).from_select(columns, rows))


def _said(report: Report) -> Mapping[tuple[str, str], str | None]:
    taken_back = {(Spoken.TAG.value, tag): None for tag in report.removed}
    tags = {(Spoken.TAG.value, tag): "" for tag in report.tags}
    answers = {(Spoken.ANSWER.value, asked): answer or None for asked, answer in report.answers.items()}
    return taken_back | tags | answers


@cache
def _keep(name: str) -> Any:
    return _upserted(dialect.insert(name, Standing))


def _upserted(new: Any) -> Any:
    changed = {each: new.excluded[each] for each in ("value", "report_id")}
    return new.on_conflict_do_update(index_elements=list(_KEY), set_=changed)


def stands() -> sa.ColumnElement[bool]:
    """The row was not taken back."""
    return col(Standing.value).is_not(None)


def says(kind: Spoken, name: str, value: str | None = None, *, kept: bool = False) -> sa.ColumnElement[bool]:
    """A condition on `Conversation`: a tag, or this answer to a question, stands; without one, any answer.

    What people keep across campaigns (`kept`) stands in each that offers it, whichever it was said in.
    """
    here = _some(kind, name, *([col(Standing.value) == value] if value is not None else []))
    if not kept:
        return here
    newest = _newest_of_person(kind, name)
    said = newest.is_not(None) if value is None else newest == value
    offered = sa.exists().where(
        col(Campaign.id) == col(Conversation.campaign_id), col(Campaign.offers_shared)
    )
    return sa.case((offered, said), else_=here)


def _newest_of_person(kind: Spoken, name: str) -> sa.ScalarSelect[Any]:
    """What stands of it by the newest word on any conversation with the number, but for wrong numbers."""
    theirs = aliased(Conversation)
    mine = col(theirs.id) == col(Conversation.id)
    rows = (
        sa.select(col(Standing.value))
        .join(theirs, col(theirs.id) == col(Standing.conversation_id))
        .where(col(theirs.phone) == col(Conversation.phone))
        .where(mine | col(theirs.barred).is_distinct_from(Barred.WRONG_NUMBER.value))
        .where(col(Standing.kind) == kind.value, col(Standing.name) == name)
        .order_by(col(Standing.report_id).desc())
        .limit(1)
    )
    return rows.correlate(Conversation).scalar_subquery()


def _some(kind: Spoken, name: str, *rules: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """The campaign is named although the conversation has one: so the index by campaign can be used, too."""
    return sa.exists().where(
        col(Standing.conversation_id) == col(Conversation.id),
        col(Standing.campaign_id) == col(Conversation.campaign_id),
        col(Standing.kind) == kind.value,
        col(Standing.name) == name,
        stands(),
        *rules,
    )


def of(session: Session, ids: Sequence[int]) -> dict[int, list[Standing]]:
    """What stands of each of these conversations, by name; one of which nothing stands is left out."""
    found: dict[int, list[Standing]] = {}
    these = dialect.among_bound(dialect.name(session), col(Standing.conversation_id), _ids(ids))
    for row in session.execute(_rows().where(these)).scalars():
        found.setdefault(row.conversation_id, []).append(row)
    return found


def _ids(ids: Sequence[int]) -> sa.BindParameter[Sequence[int]]:
    return sa.bindparam(None, ids, type_=dialect.Ids)


def _rows() -> sa.Select[Any]:
    return sa.select(Standing).where(stands()).order_by(col(Standing.kind), col(Standing.name))


def spoken(name: str, conversation: sa.ColumnElement[int]) -> sa.ScalarSelect[Any]:
    """Of each tag and question ever filed on a conversation: kind, name, what stands, and whose word that is.

    One list, within a statement; what was taken back is null.
    """
    row = sa.func.jsonb_build_array if name == "postgresql" else sa.func.json_array
    rows = sa.select(dialect.gathered(name, row(*_WORD, col(Report.source))))
    rows = rows.join(Report, col(Report.id) == col(Standing.report_id))
    return rows.where(col(Standing.conversation_id) == conversation).scalar_subquery()


def said_in(session: Session, report_id: int, conversation_id: int) -> list[Standing]:
    """What one report on a conversation said that stands until now."""
    here = (col(Standing.conversation_id) == conversation_id, col(Standing.report_id) == report_id)
    return list(session.execute(_rows().where(*here)).scalars())


def counts(
    session: Session, campaign_id: int, *rules: sa.ColumnElement[bool]
) -> dict[tuple[Spoken, str, str], int]:
    """Of how many conversations of a campaign each tag and each answer stands: kind, name and value.

    `rules` are conditions on `Conversation` that these must fulfil; without any, none is read.
    """
    rows = (
        sa.select(*_WORD, sa.func.count())
        .where(col(Standing.campaign_id) == campaign_id, stands())
        .group_by(*_WORD)
    )
    if rules:
        rows = rows.join(Conversation, col(Conversation.id) == col(Standing.conversation_id)).where(*rules)
    return {(Spoken(kind), name, value): count for kind, name, value, count in session.execute(rows)}


def by_rules(session: Session, campaign_id: int) -> dict[tuple[Spoken, str, str], int]:
    """Of how many conversations of a campaign each tag and each answer stands that a rule filed."""
    rows = (
        sa.select(*_WORD, sa.func.count())
        .join(Report, col(Report.id) == col(Standing.report_id))
        .where(col(Standing.campaign_id) == campaign_id, stands(), col(Report.source) == Source.RULE.value)
        .group_by(*_WORD)
    )
    return {(Spoken(kind), name, value): count for kind, name, value, count in session.execute(rows)}


def names(session: Session, campaign_id: int) -> list[tuple[Spoken, str]]:
    """The tags and the questions of which anything stands in a campaign, also those no longer on offer."""
    rows = sa.select(*_WORD[:2]).where(col(Standing.campaign_id) == campaign_id, stands())
    found = session.execute(rows.distinct().order_by(*_WORD[:2]))
    return [(Spoken(kind), name) for kind, name in found]


def notes(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The notes on each of these conversations, oldest first: all of them stand."""
    these = dialect.among_bound(dialect.name(session), col(Report.conversation_id), _ids(ids))
    rows = sa.select(col(Report.conversation_id), col(Report.note)).where(these, col(Report.note) != "")
    found: dict[int, list[str]] = {}
    for conversation, note in session.execute(rows.order_by(col(Report.id))):
        found.setdefault(conversation, []).append(note)
    return found
