"""Opening a campaign over a long list: from the press to the moment when everybody can be dealt."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bench.grounds import Ground
from bench.report import Table, rate, ratio
from bench.scale import Scale
from bot.assignment.campaigns import lifecycle
from bot.assignment.timers import HAPPENINGS, fire_next
from bot.storage.engine.database import Database
from bot.storage.tables import Campaign, CampaignZone, Conversation, Timer
from bot.vocabulary import CampaignState

_FLAGS = ("needs_retry", "opt_out_hint", "wrote_since", "tagged_out")
BARE = (
    f"INSERT INTO conversation (campaign_id, contact_id, phone, zone, position, state, {', '.join(_FLAGS)})"
    f" SELECT {bank.CAMPAIGN}, id, phone, zone, id, 'untexted', {{no}}, {{no}}, {{no}}, {{no}} FROM contact"
)


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Baton's slices, and one bare INSERT of the same rows."""
    ways = {"one bare INSERT": _bare, "from the press to the last slice": _opened}
    with ground.database() as database:
        bank.lay(database, contacts=scale.opening, people=1)
        rounds = [[_timed(way, database) for way in ways.values()] for _ in range(scale.runs)]
    found = [[median(column) for column in zip(*each, strict=True)] for each in zip(*rounds, strict=True)]
    rows = (
        (name, f"{clock:.2f}", f"{cpu:.2f}", rate(scale.opening / clock), ratio(clock, found[0][0]))
        for name, (clock, cpu) in zip(ways, found, strict=True)
    )
    yield Table(
        f"Opening a campaign of {scale.opening:,}",
        ("", "s", "CPU s of the process", "contacts/s", "/ bare"),
        tuple(rows),
        "Baton also looks at who opted out, whom other campaigns texted, and whom a list names.",
    )


def _timed(way: Callable[[Database], None], database: Database) -> tuple[float, float]:
    _draft(database)
    began, cpu = time.perf_counter(), time.process_time()
    way(database)
    return time.perf_counter() - began, time.process_time() - cpu


def _bare(database: Database) -> None:
    no = "false" if database.dialect == "postgresql" else "0"
    with database.transaction() as session:
        session.execute(sa.text(BARE.format(no=no)))


def _opened(database: Database) -> None:
    with database.transaction() as session:
        lifecycle.open_(session, bank.NOW, bank.admin(), bank.CAMPAIGN)
    fire = partial(fire_next, now=bank.NOW, happenings=HAPPENINGS)
    fires = True
    while fires:
        with database.transaction() as session:
            fires = fire(session)
    with database.reading() as session:
        if session.get_one(Campaign, bank.CAMPAIGN).state != CampaignState.OPEN:
            raise AssertionError("the campaign did not open")


def _draft(database: Database) -> None:
    """The campaign as it was before it was opened."""
    with bank.unchecked(database) as session:
        for table in (Conversation, CampaignZone, Timer):
            session.execute(sa.delete(table))
        draft = {"state": CampaignState.DRAFT.value, "opened_at": None, "laid_out_to": 0}
        session.execute(sa.update(Campaign).where(col(Campaign.id) == bank.CAMPAIGN).values(draft))
    bank.settle(database, "VACUUM ANALYZE", "CHECKPOINT")
