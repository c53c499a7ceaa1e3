"""Rows of a campaign's table of people: what each of them did in it."""

from collections.abc import Sequence

from bot.assignment import snapshots
from bot.assignment.outcomes.results.tables import ExportWish
from bot.storage.engine.database import Session
from bot.storage.results import people

HEADER = ("person", *people.COUNTS, "half_answered_within_minutes")


def lines(session: Session, wish: ExportWish) -> list[Sequence[str]]:
    """A row for each person, who texted most in front."""
    found = people.worked(session, wish.campaign_id, wish.since)
    refs = snapshots.refs(session, found)
    ordered = sorted(found.items(), key=lambda each: (-each[1].counts["texted"], refs[each[0]].name))
    return [
        (
            refs[person].name,
            *(str(of.counts[name]) for name in people.COUNTS),
            "" if of.half is None else f"{of.half / 60:.1f}",
        )
        for person, of in ordered
    ]
