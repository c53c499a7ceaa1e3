"""Results for other programs: campaigns and their tables, page by page, for whoever brings a token."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import guards
from bot.assignment.outcomes.results.tables import Cell, ExportPlan, ExportWish, Table
from bot.assignment.results import contact_lines, export, people_lines
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.results import rows
from bot.vocabulary import CampaignState


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign."""

    id: int
    name: str
    state: CampaignState


@dataclass(frozen=True, slots=True)
class CampaignsPage:
    """Some campaigns; more come after the id `next`."""

    rows: tuple[CampaignLine, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class TablePage:
    """Some rows of a table, each with its conversation's id; more come after the conversation `next`."""

    header: tuple[str, ...]
    rows: tuple[tuple[int | None, Sequence[Cell]], ...]
    next: int | None


def all_campaigns(session: Session, now: datetime, token: str, after: int, limit: int) -> CampaignsPage:
    """Campaigns in the order of their ids."""
    guards.program(session, token)
    found = campaigns.after(session, after, limit=limit)
    lines = tuple(CampaignLine(row.id or 0, row.name, CampaignState(row.state)) for row in found)
    return CampaignsPage(lines, lines[-1].id if len(lines) == limit else None)


def table(session: Session, now: datetime, token: str, wish: ExportWish, after: int, limit: int) -> TablePage:
    """The rows of up to `limit` conversations after the one `after`; the people of a campaign all at once."""
    guards.program(session, token)
    guards.campaign(session, wish.campaign_id)
    if wish.table is Table.PEOPLE:
        found = people_lines.lines(session, wish)
        return TablePage(people_lines.HEADER, tuple((None, line) for line in found), None)
    plan = export.plan(session, wish)
    return _of_contacts(session, plan, after, limit)


def _of_contacts(session: Session, plan: ExportPlan, after: int, limit: int) -> TablePage:
    wish = plan.wish
    span = rows.Span(wish.campaign_id, max(after, plan.begin), plan.upto, limit, wish.since)
    whole = wish.table is Table.RESULTS
    found = (rows.whole if whole else rows.contacts)(session, span)
    last = found[-1].id if len(found) == limit else None
    if whole:
        lines = contact_lines.results(plan, found)
        return TablePage(plan.header, tuple(zip((row.id for row in found), lines, strict=True)), last)
    return TablePage(plan.header, tuple(contact_lines.messages(session, plan, found) if found else ()), last)
