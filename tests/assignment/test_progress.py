"""Progress over time and by volunteer, against a recount of what happened."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.progress import status
from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbox import take
from bot.assignment.outcomes.campaigns import SeriesPoint
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, Refusal
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.optout import reverse_opt_out
from bot.storage.tables import PhoneNumber
from bot.vocabulary import TextStatus
from tests.clock import TUESDAY

CONTACTS = 4
# Each history plays on real databases; making a found one smaller would take minutes.
UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]
EVENTS = st.sampled_from(["text", "hear", "answer", "stop", "dies", "start", "fails"])
HISTORY = st.lists(st.tuples(st.integers(0, 5_000), EVENTS, st.integers(0, CONTACTS - 1)), max_size=30)


def totals(bank, campaign_id):
    """The totals now, as a recount of the campaign's contacts says."""
    seen = bank.do(lifecycle.look, bank.ana, campaign_id).counts
    return seen.texted, seen.replied, seen.waiting


class Told:
    """A campaign to which things happen, and what its totals were after each."""

    def __init__(self, bank, ben) -> None:
        self.bank, self.ben = bank, ben
        self.begins = bank.clock.time = next_day(bank.clock())
        self.opened = bank.open(CONTACTS, lock_hours=0)
        self.unsent = bank.do(claim_bucket, ben, self.opened).next
        self.texted: list[int] = []
        self.acts = 0
        self.seen: list[tuple[datetime, tuple[int, int, int]]] = []

    def happens(self, event: str, place: int) -> None:
        try:
            getattr(self, event)(self.texted[place % len(self.texted)] if self.texted else None)
        except Refusal:
            return
        self.seen.append((self.bank.clock(), totals(self.bank, self.opened)))

    def text(self, _conversation: int | None) -> None:
        from bot.assignment.texting.first_text import send_first_text

        if self.unsent is not None:
            card = self.unsent
            self.unsent = self.bank.do(send_first_text, self.ben, card.conversation_id, card.fingerprint).next
            self.texted.append(card.conversation_id)
            self.bank.do(lease_texts, 10)

    def hear(self, conversation: int | None) -> None:
        if conversation is not None:
            self.bank.hear(conversation, "Yes")

    def stop(self, conversation: int | None) -> None:
        if conversation is not None:
            self.bank.hear(conversation, "STOP")

    def start(self, conversation: int | None) -> None:
        if conversation is not None:
            self.bank.do(reverse_opt_out, self.bank.ana, self.bank.conversation(conversation).phone)

    def answer(self, conversation: int | None) -> None:
        if conversation is not None:
            self.acts += 1
            act = f"act-{self.opened}-{self.acts}"
            self.bank.do(answer, self.ben, conversation, Answer(body="Thanks"), act)
            self.bank.do(lease_texts, 10)

    def dies(self, conversation: int | None) -> None:
        self.report(conversation, 30006)

    def fails(self, conversation: int | None) -> None:
        self.report(conversation, 30003)

    def report(self, conversation: int | None, code: int) -> None:
        if conversation is not None:
            message_id = self.bank.texts(conversation)[-1].id
            news = StatusReport(message_id, f"SM{message_id}", TextStatus.UNDELIVERED, code)
            self.bank.do(record_status, news)


def shown(points: tuple[SeriesPoint, ...], moment: datetime) -> SeriesPoint:
    """The newest point that counts everything up to a moment, and maybe a little more."""
    return next(point for point in points if point.at > moment)


def next_day(now: datetime) -> datetime:
    """Each history has a day of its own, so that an answer belongs to its texts."""
    return now.replace(hour=TUESDAY.hour, minute=0, second=0) + timedelta(days=1)


def forget_numbers(bank):
    with bank.database.transaction() as session:
        session.execute(sa.delete(PhoneNumber))


@settings(max_examples=30, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORY)
def test_the_last_point_agrees_with_a_recount_whatever_happened(bank, ben, history):
    forget_numbers(bank)
    told = Told(bank, ben)
    for seconds, event, place in history:
        bank.clock.time = min(
            bank.clock.forward(timedelta(seconds=seconds)), told.begins + timedelta(hours=6)
        )
        told.happens(event, place)
    last = bank.do(status, bank.ana, told.opened).series[-1]
    assert (last.texted, last.replied, last.waiting) == totals(bank, told.opened)
    assert last.at > bank.clock()


@settings(max_examples=30, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORY)
def test_every_point_agrees_with_a_recount_at_its_time(bank, ben, history):
    """Nothing fails here: a text that did not arrive is taken out of the past as well."""
    forget_numbers(bank)
    told = Told(bank, ben)
    for _, event, place in history:
        bank.clock.forward(timedelta(minutes=7))
        told.happens("answer" if event in {"dies", "fails"} else event, place)
    points = bank.do(status, bank.ana, told.opened).series
    for moment, expected in told.seen:
        point = shown(points, moment)
        assert (point.texted, point.replied, point.waiting) == expected


def test_a_story_is_told_over_time(bank, ben):
    opened = bank.open(3, lock_hours=0)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.clock.forward(timedelta(minutes=10))
    bank.hear(texted[0], "Yes")
    bank.clock.forward(timedelta(minutes=10))
    bank.hear(texted[1], "STOP")
    bank.do(answer, ben, texted[0], Answer(body="Great"), "act-1")
    bank.clock.forward(timedelta(minutes=10))
    points = bank.do(status, bank.ana, opened).series
    moments = [TUESDAY + timedelta(minutes=minute) for minute in (0, 9, 10, 19, 20, 30)]
    seen = [shown(points, moment) for moment in moments]
    assert [point.texted for point in seen] == [3] * 6
    assert [point.replied for point in seen] == [0, 0, 1, 1, 2, 2]
    assert [point.waiting for point in seen] == [0, 0, 1, 1, 0, 0]
    assert [point.opted_out for point in seen] == [0, 0, 0, 0, 1, 1]


def test_an_answer_that_failed_makes_one_contact_wait_twice_and_never_for_two(bank, ben):
    told = Told(bank, ben)
    for event in ("text", "hear", "answer", "fails"):
        bank.clock.forward(timedelta(minutes=10))
        told.happens(event, 0)
    points = bank.do(status, bank.ana, told.opened).series
    assert [shown(points, moment).waiting for moment, _ in told.seen] == [0, 1, 0, 1]


def test_a_campaign_of_months_has_no_more_points_than_a_chart_can_show(bank, ben):
    opened = bank.open(3)
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.clock.forward(timedelta(days=90))
    points = bank.do(status, bank.ana, opened).series
    assert 55 <= len(points) <= 62
    assert points[-1].texted == 3


def test_each_volunteers_part_is_told_the_busiest_first(bank, ben):
    cleo, dev = bank.person("Cleo"), bank.person("Dev")
    opened = bank.open(12, bucket_size=4)
    first = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    second = bank.text_all(cleo, bank.do(claim_bucket, cleo, opened, 2))
    bank.do(claim_bucket, dev, opened, 3)
    for conversation in [*first[:3], second[0]]:
        bank.hear(conversation, "Yes")
    bank.do(answer, ben, first[0], Answer(body="Great"), "act-1")
    bank.do(answer, cleo, second[0], Answer(tags=("yes",)), "act-2")
    tallies = bank.do(status, bank.ana, opened).people
    assert [(each.ref.name, each.texted, each.answered, each.unsent, each.waiting) for each in tallies] == [
        ("Ben Okafor", 4, 1, 0, 2),
        ("Cleo", 2, 0, 0, 0),
        ("Dev", 0, 0, 3, 0),
    ]


def test_a_conversation_that_moved_waits_with_its_new_holder_and_was_texted_by_the_old(bank, ben):
    opened = bank.open(1)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    bank.hear(texted[0], "Yes")
    bank.do(take, bank.ana, texted[0])
    tallies = {
        each.ref.name: (each.texted, each.waiting) for each in bank.do(status, bank.ana, opened).people
    }
    assert tallies == {"Ben Okafor": (1, 0), "Ana Moreau": (0, 1)}


def test_a_draft_has_progress_to_show_and_only_admins_look(bank, ben):
    drafted = bank.draft([]).ref.id
    seen = bank.do(status, bank.ana, drafted)
    assert (seen.people, {point.texted for point in seen.series}) == ((), {0})
    with pytest.raises(NotAnAdmin):
        bank.do(status, ben, drafted)
    with pytest.raises(NoSuchThing):
        bank.do(status, bank.ana, 999)


def test_how_long_contacts_waited_is_told_over_time_by_volunteer_and_altogether(bank, ben):
    opened = bank.open(3, lock_hours=0)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    for place, minutes in enumerate((2, 30)):
        bank.hear(texted[place], "Yes")
        bank.clock.forward(timedelta(minutes=minutes))
        bank.do(answer, ben, texted[place], Answer(body="Great"), f"act-{place}")
    bank.hear(texted[2], "Yes")
    seen = bank.do(status, bank.ana, opened)
    assert (seen.measures.times.answered, seen.measures.times.late) == (2, 1)
    assert seen.measures.waiting.count == 1
    assert [person.times for person in seen.people] == [seen.measures.times]
    found = [point.answered_in for point in seen.series if point.answered_in is not None]
    assert found == [timedelta(minutes=2), timedelta(minutes=30)]
