"""A campaign claimed to its last contact by everybody at once: nobody twice, nobody short."""

import asyncio
from collections.abc import Iterator

import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bench.crowd import in_tasks
from bench.grounds import Ground
from bench.report import Table, rate
from bench.scale import Scale
from bot.assignment.desk import Desk
from bot.assignment.refusals.general import NothingLeft
from bot.assignment.texting.claim import claim_bucket
from bot.storage.engine.database import Database
from bot.storage.tables import Conversation
from bot.vocabulary import Barred

BUCKET = 25
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
HEAD = (
    "",
    "contacts",
    "at once",
    "claims /s",
    "handed out",
    "held",
    "held by two",
    "short buckets",
    "left over",
)


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The smallest campaign, in four time zones, drained; then once more with one in twenty opted out."""
    rows = [
        _drained(ground, "all in play", scale.sizes[0], scale.crowds[-1], opted_out=0),
        _drained(ground, "5 % opted out later", scale.sizes[0], scale.crowds[-1], opted_out=20),
    ]
    reading = "The last buckets may be short; none before them. Handed out must be held, and none by two."
    yield Table("Drained to empty", HEAD, tuple(rows), reading)


def _drained(ground: Ground, name: str, contacts: int, people: int, *, opted_out: int) -> tuple[str, ...]:
    claims = contacts // BUCKET + people
    with ground.database() as database:
        bank.lay(database, contacts=contacts, people=claims, zones=ZONES)
        in_play = contacts - (_opt_out(database, opted_out) if opted_out else 0)
        dealt, per_second = asyncio.run(_rush(database, people, claims))
        held, live = bank.held(database)
    short = sum(count < BUCKET for count in dealt[: in_play // BUCKET - people])
    if not (sum(dealt) == held == live == in_play) or short:
        raise AssertionError(
            f"{in_play} in play, {sum(dealt)} handed out, {held} held, {short} short buckets"
        )
    figures = (sum(dealt), held, sum(dealt) - live, short, in_play - held)
    return (name, f"{contacts:,}", str(people), rate(per_second), *(f"{figure:,}" for figure in figures))


async def _rush(database: Database, people: int, claims: int) -> tuple[list[int], float]:
    """How many contacts each claim gave, in the order of the answers, and claims a second."""
    desk, dealt = Desk(database, bank.clock), list[int]()

    async def press(person: int) -> None:
        try:
            claimed = await desk.run(claim_bucket, bank.volunteer(person), bank.CAMPAIGN, BUCKET)
            dealt.append(claimed.dealt)
        except NothingLeft:
            pass

    timed = await in_tasks(people, press, range(1, claims + 1))
    return dealt, timed.rate


def _opt_out(database: Database, every: int) -> int:
    theirs = col(Conversation.id) % every == 0
    with database.transaction() as session:
        session.execute(sa.update(Conversation).where(theirs).values(barred=Barred.OPTED_OUT.value))
        return int(session.execute(sa.select(sa.func.count()).where(theirs)).scalar_one())
