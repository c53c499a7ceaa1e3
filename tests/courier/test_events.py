"""Other programs are told of everything, in order by number, once by id, however often they do not answer."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

import pytest
import sqlalchemy as sa

from bot.assignment.audit import query, sending_again
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.people import endpoints
from bot.assignment.reassignment import hand_on
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.rules.retries import DAY_OF_PAUSES
from bot.assignment.shifts import shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.upkeep import clock_repair, events_out
from bot.courier import Courier, Limits
from bot.courier.events import Events
from bot.handlers.endpoints.addresses import Forbidden, PublicResolver, wrong_with
from bot.handlers.endpoints.posting import EndpointReceiver, new_secret, open_session
from bot.storage.migrations import schema
from bot.storage.publishing import triggers
from tests.courier.listener import SECRET, listening
from tests.waiting import eventually

HOSTS = ("127.0.0.1",)


@pytest.fixture
async def listener():
    async with listening() as listener:
        yield listener


@pytest.fixture
async def receiver():
    async with open_session(HOSTS) as session:
        yield EndpointReceiver(session, HOSTS, lambda: datetime.now(UTC))


@pytest.fixture
def posting(desk, receiver):
    """Call it in an `async with`: events leave for as long as the block lasts."""

    @asynccontextmanager
    async def posting():
        courier = Courier(desk, None, {}, Limits(1.0), receiver)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(courier.run())
            try:
                yield courier
            finally:
                courier.stop()

    return posting


def waiting(bank):
    """How many events have not been taken, and have no number yet."""
    with bank.database.reading() as session:
        rows = (
            "SELECT (SELECT COUNT(*) FROM outbox WHERE kind = 'public_event' AND state <> 'done'),"
            " (SELECT COUNT(*) FROM public_event WHERE number IS NULL)"
        )
        return tuple(session.execute(sa.text(rows)).one())


async def all_taken(bank, courier):
    courier.wake()
    await eventually(lambda: waiting(bank) == (0, 0), what="all events to be taken")


def live_a_day(bank):
    """One of each sort."""
    ben = bank.person("Ben Okafor")
    opened = bank.open(2)
    first, second = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    bank.hear(first, "Yes I will")
    bank.do(answer, bank.ana, first, Answer(body="Thank you", tags=("yes",)), "act")
    bank.fail(second, 30005)
    bank.hear(first, "One more thing")
    to = Target(TargetKind.PEOPLE, (bank.person_id(ben),))
    bank.do(hand_on.hand_on, bank.ana, first, to, "please")
    bank.hear(first, "STOP")
    now = bank.clock()
    bank.do(shift.open_shift, bank.ana, now, now + timedelta(hours=2), opened)
    bank.do(lifecycle.pause, bank.ana, opened)
    return first


async def test_everything_is_told_signed_numbered_and_with_ids_alone(bank, listener, posting):
    bank.do(endpoints.add, bank.ana, listener.url, SECRET, words=False)
    first = live_a_day(bank)
    async with posting() as courier:
        await all_taken(bank, courier)
    told = [each for each in listener.taken.values() if each["data"].get("conversation") == first]
    told.sort(key=lambda each: each["data"]["sequence"])
    assert [each["type"] for each in told] == [
        *("text.queued", "reply.received", "text.queued", "report.filed", "reply.received"),
        *("conversation.moved", "reply.received", "contact.opted_out"),
    ]
    assert {"campaign.open", "campaign.paused", "shift.opened", "text.undelivered"} <= set(listener.kinds())
    assert listener.gaps() == {}
    for each in listener.taken.values():
        assert set(each) == {"type", "timestamp", "data"}
        assert all(value is None or isinstance(value, int | str) for value in each["data"].values())
        assert {key for key, value in each["data"].items() if isinstance(value, str)} <= {"thing"}


async def test_names_and_words_go_where_they_were_allowed(bank, listener, posting):
    bank.do(endpoints.add, bank.ana, listener.url, SECRET, words=True)
    live_a_day(bank)
    async with posting() as courier:
        await all_taken(bank, courier)
    bodies = [each["words"]["body"] for each in listener.taken.values() if each["type"] == "reply.received"]
    assert sorted(bodies) == ["One more thing", "STOP", "Yes I will"]
    (filed,) = [each["words"] for each in listener.taken.values() if each["type"] == "report.filed"]
    assert (filed["tags"], filed["first_name"], filed["person_name"]) == (["yes"], "First0", "Ana Moreau")
    (moved,) = [each["words"] for each in listener.taken.values() if each["type"] == "conversation.moved"]
    assert moved["to_name"] == "Ben Okafor"


@pytest.mark.timeout(180)
async def test_none_is_lost_to_refusals_or_to_processes_that_die(bank, desk, listener, receiver, world):
    """Each process is killed in the middle: nothing of it is waited for, and leases run out."""
    bank.do(endpoints.add, bank.ana, listener.url, SECRET, words=False)
    sent = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, bank.open(60)))
    for conversation in sent:
        bank.hear(conversation, "Yes")
    listener.answers = islice(cycle((200, 429, 200, 503, 200, 200, 500)), 120)
    for _ in range(4):
        events, came = Events(desk, receiver), len(listener.came)
        walk = asyncio.create_task(events.rounds.run())
        await eventually(lambda: len(listener.came) > came + 12, what="some to come")  # noqa: B023
        walk.cancel()
        for errand in list(events.rounds._errands.values()):
            errand.cancel()
        await asyncio.gather(walk, *events.rounds._errands.values(), return_exceptions=True)
        world.advance(timedelta(minutes=2))
    last = Events(desk, receiver)
    walk = asyncio.create_task(last.rounds.run())

    async def done():
        world.advance(timedelta(seconds=30))
        last.rounds.wake()
        return waiting(bank) == (0, 0)

    await eventually(done, what="all to be taken")
    last.rounds.stop()
    await walk
    with bank.database.reading() as session:
        written = session.execute(sa.text("SELECT COUNT(*) FROM public_event")).scalar_one()
    assert len(listener.taken) == written >= 122
    assert listener.gaps() == {}


async def test_what_was_not_taken_for_a_day_is_set_aside_and_sent_again(bank, listener, posting, world):
    bank.do(endpoints.add, bank.ana, listener.url, SECRET, words=False)
    bank.draft([])
    listener.answers = iter([500] * 100)
    begun, row = world.now(), bank.do(endpoints.everything, bank.ana)[0]
    async with posting() as courier:
        for tries in range(1, len(DAY_OF_PAUSES) + 2):
            courier.wake()
            await eventually(lambda: len(listener.came) == tries, what=f"try {tries}")  # noqa: B023
            if tries <= len(DAY_OF_PAUSES):
                await eventually(lambda: due(bank) > world.now() and not len(courier._events.rounds))
                assert bank.do(clock_repair.count) == 0
                world.advance(due(bank) - world.now())
        assert timedelta(hours=24) <= world.now() - begun <= timedelta(hours=30)
        await eventually(lambda: bank.do(endpoints.everything, bank.ana)[0].set_aside == 1)
        line = bank.do(query.record, bank.ana, RecordFilter()).lines[0]
        assert (line.verb, line.number("endpoint")) == ("events_set_aside", row.id)
        with pytest.raises(NotAnAdmin):
            bank.do(sending_again.send_again, bank.person("Ben Okafor"), row.id)
        listener.answers = iter(())
        assert bank.do(sending_again.send_again, bank.ana, row.id).events == 1
        await all_taken(bank, courier)
    assert listener.kinds() == ["campaign.draft"]
    assert set(listener.came) == set(listener.taken)
    assert bank.do(sending_again.send_again, bank.ana, row.id).events == 0


def test_an_endpoint_that_asks_for_endless_patience_is_asked_again_all_the_same(bank, world):
    bank.do(endpoints.add, bank.ana, "https://crm.example.org/", SECRET, words=False)
    bank.draft([])
    bank.do(events_out.lay_out)
    (parcel,) = bank.do(events_out.lease_events, {})
    assert not bank.do(events_out.event_not_taken, parcel.item_id, float("9" * 400))
    assert due(bank) == world.now() + DAY_OF_PAUSES[-1]


def due(bank):
    (item,) = bank.outbox("public_event") or [None]
    return item.due_at if item else datetime.min.replace(tzinfo=UTC)


def test_events_that_were_taken_are_forgotten_after_a_month_and_numbers_go_on(bank, world):
    bank.do(endpoints.add, bank.ana, "https://crm.example.org/", SECRET, words=False)
    first = live_a_day(bank)
    bank.do(events_out.lay_out)
    kept = "SELECT id, thing, thing_id, number FROM public_event ORDER BY id"
    items = "SELECT id, subject_id FROM outbox WHERE kind = 'public_event' ORDER BY id"
    with bank.database.transaction() as session:
        before = [tuple(each) for each in session.execute(sa.text(kept))]
        waits, *_ = session.execute(sa.text(items)).all()
        done = sa.text("UPDATE outbox SET state = 'done' WHERE kind = 'public_event' AND id <> :id")
        session.execute(done, {"id": waits.id})
    assert bank.do(events_out.told) == []
    world.advance(timedelta(days=31))
    while ids := bank.do(events_out.told):
        bank.do(events_out.forget, ids)
    last = {(thing, of): number for _, thing, of, number in before}
    with bank.database.reading() as session:
        after = [tuple(each) for each in session.execute(sa.text(kept))]
        assert {item.subject_id for item in session.execute(sa.text(items))} <= {id_ for id_, *_ in after}
    assert after == [each for each in before if last[each[1:3]] == each[3] or each[0] == waits.subject_id]
    assert len(after) < len(before)
    bank.hear(first, "START")
    bank.do(events_out.lay_out)
    with bank.database.reading() as session:
        newest = [tuple(each) for each in session.execute(sa.text(kept))][len(after) :]
    assert newest[0] == (newest[0][0], "conversation", first, last["conversation", first] + 1)


async def test_nothing_is_written_where_nobody_listens(bank, listener):
    live_a_day(bank)
    added = bank.do(endpoints.add, bank.ana, listener.url, SECRET, words=False)
    bank.do(endpoints.remove, bank.ana, added.row.id)
    bank.open(1)
    assert waiting(bank) == (0, 0)
    with bank.database.engine.connect() as connection:
        assert triggers._there(connection) == []


def test_a_start_brings_back_what_tells_of_events(bank):
    bank.do(endpoints.add, bank.ana, "https://crm.example.org/", SECRET, words=False)
    with schema.alone(bank.database) as connection:
        made = triggers._there(connection)
        triggers.remove(connection)
    schema.upgrade(bank.database)
    with bank.database.engine.connect() as connection:
        assert sorted(triggers._there(connection)) == sorted(made)
    assert made


@pytest.mark.parametrize(
    "url,wrong",
    [
        ("https://crm.example.org/baton?key=1", ""),
        ("http://crm.example.org/", "plain"),
        ("https://10.0.0.7/", "private"),
        ("https://[::1]/", "private"),
        ("https://[::ffff:10.0.0.7]/", "private"),
        ("https://169.254.169.254/latest", "private"),
        ("https://localhost/", "private"),
        ("https://localhost./", "private"),
        ("https://[::10.0.0.7]/", "private"),
        ("https://[64:ff9b::a00:7]/", "private"),
        ("https://[fec0::1]/", "private"),
        ("https://\uff11\uff10.0.0.7/", "address"),
        ("https://10\u30020\u30020\u30027/", "address"),
        ("https://:secret@crm.example.org/", "address"),
        ("https://@crm.example.org/", "address"),
        ("https://bücher.example.org/", "address"),
        ("https://xn--bcher-kva.example.org/", ""),
        ("ftp://crm.example.org/", "address"),
        ("https://ana@crm.example.org/", "address"),
        ("https://crm.example.org:port/", "address"),
        ("http://crm.internal/", ""),
        ("http://10.0.0.8/", ""),
    ],
)
def test_addresses_within_are_refused_unless_they_are_named(url, wrong):
    assert wrong_with(url, ("crm.internal", "10.0.0.8")) == wrong


async def test_a_name_that_leads_inside_is_refused_as_it_is_connected_to():
    with pytest.raises(Forbidden):
        await PublicResolver(()).resolve("localhost", 443)
    assert await PublicResolver(("localhost",)).resolve("localhost", 443)


def test_secrets_are_as_long_as_the_standard_wants():
    assert new_secret().startswith("whsec_")
    assert len(new_secret()) > 40
