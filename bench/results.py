"""What comes out: a campaign's results, and its export, by the size of the list."""

import csv
import gc
import io
import resource
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bench.grounds import Ground
from bench.report import Table, rate, ratio
from bench.scale import Scale
from bot.assignment.outcomes.results.tables import ExportWish
from bot.assignment.outcomes.results.tables import Table as Taken
from bot.assignment.results import export, look
from bot.storage.engine.database import Database
from bot.storage.tables import Assignment, Campaign, Conversation, Message, Report, Standing
from bot.views import sheets
from bot.vocabulary import Direction, Spoken, TextStatus

_PART = 2_000
# One in so many replied, of whom each was filed.
_REPLIED = 4
# What somebody would write by hand for the same table: one row for each contact, the rest gathered.
_JOIN = """
SELECT contact.fields, contact.written, contact.first_name, contact.last_name, contact.email,
 conversation.phone, conversation.state, conversation.first_text_id, first.body, first.status,
 first.error_code, sender.name,
 first.created_at, (SELECT count(*) FROM message WHERE {reply}),
 (SELECT min(created_at) FROM message WHERE {reply}), (SELECT {gather}(body, '|') FROM message WHERE {reply}),
 (SELECT {gather}(body, '|') FROM message WHERE conversation_id = conversation.id AND kind = 'reply'),
 (SELECT {gather}(note, '|') FROM report WHERE conversation_id = conversation.id AND note <> ''),
 (SELECT {gather}(name, '|') FROM assignment JOIN person ON person.id = person_id
  WHERE conversation_id = conversation.id), holder.name, conversation.barred, opted_out_at, opted_out_by,
 (SELECT {gather}(standing.name || '=' || value, '|') FROM standing
  WHERE conversation_id = conversation.id AND value IS NOT NULL)
FROM conversation JOIN contact ON contact.id = conversation.contact_id
LEFT JOIN phone_number ON phone_number.phone = conversation.phone
LEFT JOIN message AS first ON first.conversation_id = conversation.id AND first.kind = 'first'
 AND first.status <> 'cancelled'
LEFT JOIN person AS sender ON sender.id = first.person_id
LEFT JOIN person AS holder ON holder.id = conversation.holder_id
WHERE conversation.campaign_id = 1 ORDER BY conversation.id
"""
_REPLY = "conversation_id = conversation.id AND direction = 'in'"

_READING = (
    "Results: what /campaign results counts. Export: the table of results as CSV. Bare: one cursor of the\n"
    "  driver over a statement that joins and gathers the same, its rows written as CSV. Memory: how much\n"
    "  the process grew meanwhile."
)


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """The same campaign in ever larger lists: everybody texted, a quarter replied and was filed."""
    rows = []
    # What was loaded to measure is no business of the collector, whoever's turn it is.
    gc.collect()
    gc.freeze()
    for size in scale.sizes:
        with ground.database() as database:
            bank.lay(database, contacts=size, people=20)
            _live(database, size)
            _results(database)
            results = min(_results(database) for _ in range(scale.runs))
            bare, ours, grown = [], [], 0
            for _ in range(scale.runs):
                bare.append(_by_hand(database))
                before = _peak()
                ours.append(_export(database))
                grown = max(grown, _peak() - before)
            found = (size / min(ours), size / min(bare))
            rows.append(
                (
                    *(f"{size:,}", f"{results:.2f}", rate(found[0]), rate(found[1]), ratio(*found)),
                    f"{grown / 2**20:.1f}",
                )
            )
    yield Table(
        "Results and exports",
        ("contacts", "results s", "export rows/s", "bare rows/s", "/ bare", "memory + MB"),
        tuple(rows),
        _READING,
    )


def _live(database: Database, size: int) -> None:
    """Texts of two kinds, replies, answers to a question, tags, notes and who held it."""
    bank.text_all(database, size)
    each = bank.numbers(size)
    replied = sa.select(each.c.number).where(each.c.number % _REPLIED == 0).cte("replied")
    told = {"conversation_id": replied.c.number, "campaign_id": bank.CAMPAIGN}
    number = sa.cast(replied.c.number, sa.String)
    reply = told | {"direction": Direction.IN.value, "phone": sa.literal("+1") + number, "our_number": ""}
    reply |= {"body": "Yes, I will, thank you!", "status": TextStatus.RECEIVED.value, "segments": 0}
    report = {"conversation_id": replied.c.number, "person_id": 1, "source": "person", "note": "friendly"}
    report |= {"tags": ["moved"], "removed": [], "answers": {}, "created_at": bank.NOW}
    held = {"conversation_id": each.c.number, "campaign_id": bank.CAMPAIGN, "person_id": 1}
    with bank.unchecked(database) as session:
        session.execute(sa.update(Conversation).values(first_text_id=col(Conversation.id) % 2 + 1))
        campaign = session.get_one(Campaign, bank.CAMPAIGN)
        campaign.tags, campaign.questions = ["moved"], [{"prompt": "Vote?", "options": ["yes", "no"]}]
        answered = sa.update(Conversation).where(col(Conversation.id) % _REPLIED == 0)
        session.execute(answered.values(replied_at=bank.NOW))
        bank.fill(session, Message, reply | {"created_at": bank.NOW}, replied)
        bank.fill(session, Report, report, replied)
        for kind, name, value in ((Spoken.TAG, "moved", ""), (Spoken.ANSWER, "Vote?", "yes")):
            said = told | {"kind": kind.value, "name": name, "value": value}
            bank.fill(session, Standing, said | {"report_id": replied.c.number / _REPLIED}, replied)
        bank.fill(session, Assignment, held | {"began_at": bank.NOW, "began_by": "claim"}, each)
    bank.settle(database, "VACUUM ANALYZE")


def _results(database: Database) -> float:
    started = time.perf_counter()
    with database.reading() as session:
        look.results(session, bank.NOW, bank.admin(), bank.CAMPAIGN)
    return time.perf_counter() - started


def _export(database: Database) -> float:
    started = time.perf_counter()
    with database.reading() as session:
        plan = export.begin(session, bank.NOW, bank.admin(), ExportWish(bank.CAMPAIGN, Taken.RESULTS))
    after: int | None = plan.begin
    while after is not None:
        with database.reading() as session:
            part = export.part(session, bank.NOW, bank.admin(), plan, after, _PART)
        sheets.lines(part.lines, plan.worded)
        after = part.last
    return time.perf_counter() - started


def _by_hand(database: Database) -> float:
    started = time.perf_counter()
    for rows in _cursor(database):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        text.getvalue().encode()
    return time.perf_counter() - started


def _cursor(database: Database) -> Iterator[list[Any]]:
    """The rows of the join as the driver gives them, some at a time."""
    if database.dialect == "sqlite":
        connection = sqlite3.connect(database.url.database or "")
        cursor = connection.execute(_JOIN.format(gather="group_concat", reply=_REPLY))
        while rows := cursor.fetchmany(_PART):
            yield rows
        connection.close()
        return
    conninfo = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(conninfo) as connection, connection.cursor("bare") as cursor:
        cursor.itersize = _PART
        cursor.execute(_JOIN.format(gather="string_agg", reply=_REPLY).encode())
        while rows := cursor.fetchmany(_PART):
            yield rows


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
