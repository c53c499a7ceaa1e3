"""How long contacts waited and how fast they were answered: in a shift, in a campaign, by person."""

from datetime import timedelta
from math import ceil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.assignment.campaigns import metrics
from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbox import take
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.results.measures import AnswerTimes, WaitingNow
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.texting.claim import claim_bucket
from bot.storage.campaigns import campaigns
from bot.storage.tables import Shift

MINUTE = timedelta(minutes=1)
HOUR = 60 * MINUTE
UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


class Hour:
    """An hour of a campaign with a shift, in which contacts write and are answered."""

    def __init__(self, bank, ben, contacts=4, campaign_of_shift=True, **settings) -> None:
        self.bank, self.ben, self.acts = bank, ben, 0
        self.campaign = bank.open(contacts, **settings)
        bank.clock.forward(MINUTE)
        now = bank.clock()
        of = self.campaign if campaign_of_shift else None
        self.shift = bank.do(open_shift, bank.ana, now, now + HOUR, of).id
        bank.do(join_shift, ben, self.shift)
        self.texted = bank.text_all(ben, bank.do(claim_bucket, ben, self.campaign))

    def waits(self, place: int, minutes: float) -> None:
        """A contact writes, and is answered so many minutes later."""
        self.bank.hear(self.texted[place], "Yes")
        self.bank.clock.forward(minutes * MINUTE)
        self.answers(self.texted[place])

    def answers(self, conversation: int) -> None:
        """Ben answers, after the shift too."""
        if self.bank.conversation(conversation).holder_id != self.bank.person_id(self.ben):
            self.bank.do(take, self.ben, conversation)
        self.acts += 1
        self.bank.do(answer, self.ben, conversation, Answer(body="Great"), f"act-{self.campaign}-{self.acts}")

    def measured(self):
        return self.bank.do(lambda session, now: metrics.of_shift(session, now, self.row(session)))

    def row(self, session):
        return session.get_one(Shift, self.shift)

    def of_campaign(self):
        return self.bank.do(
            lambda session, now: metrics.of_campaign(session, now, campaigns.get(session, self.campaign))
        )


def times(answered, median, slow, late=0):
    return AnswerTimes(answered, median * MINUTE, slow * MINUTE, late)


def test_a_shift_counts_its_texts_replies_answers_and_what_waits(bank, ben):
    hour = Hour(bank, ben)
    for place, minutes in enumerate((1, 5, 3)):
        hour.waits(place, minutes)
    bank.hear(hour.texted[3], "Who is this?")
    bank.clock.forward(2 * MINUTE)
    seen = hour.measured()
    assert (seen.texts, seen.replies, seen.answers) == (4, 4, 3)
    assert seen.times == times(3, 3, 5)
    assert seen.waiting == WaitingNow(1, bank.clock() - 2 * MINUTE)
    assert (seen.until, seen.unheld) == (bank.clock(), 0)
    [person] = seen.people
    assert (person.ref.name, person.texts, person.answers) == ("Ben Okafor", 4, 3)
    assert (person.waiting, person.times) == (seen.waiting, seen.times)


def test_what_lies_before_a_shift_or_after_its_end_is_not_its_own(bank, ben):
    hour = Hour(bank, ben)
    hour.waits(0, 10)
    bank.hear(hour.texted[1], "Yes")  # waits at the end of the shift
    bank.clock.forward(HOUR)
    hour.waits(2, 1)
    hour.answers(hour.texted[1])
    seen = hour.measured()
    assert (seen.texts, seen.replies, seen.answers) == (4, 2, 1)
    assert seen.times == times(1, 10, 10)
    assert seen.waiting.count == 1
    assert seen.until == seen.since + HOUR
    now = bank.clock()
    hour.shift = bank.do(open_shift, bank.ana, now - 5 * MINUTE, now + HOUR, hour.campaign).id
    assert (hour.measured().texts, hour.measured().times) == (0, times(2, 1, 61, late=1))


def test_a_shift_of_all_campaigns_counts_all_and_one_of_a_campaign_its_own(bank, ben):
    everywhere = Hour(bank, ben, campaign_of_shift=False)
    everywhere.waits(0, 2)
    alone = Hour(bank, ben, lock_hours=0)
    alone.waits(1, 4)
    assert (everywhere.measured().texts, everywhere.measured().times) == (8, times(2, 2, 4))
    assert (alone.measured().texts, alone.measured().times) == (4, times(1, 4, 4))


def test_a_wait_belongs_to_whoever_ended_it_and_what_waits_to_its_holder(bank, ben):
    hour = Hour(bank, ben)
    bank.hear(hour.texted[0], "Yes")
    bank.hear(hour.texted[1], "Yes")
    for conversation in hour.texted[:2]:
        bank.do(take, bank.ana, conversation)
    bank.clock.forward(3 * MINUTE)
    bank.do(answer, bank.ana, hour.texted[0], Answer(body="Great"), "act-ana")
    people = {person.ref.name: person for person in hour.measured().people}
    assert people.keys() == {"Ben Okafor", "Ana Moreau"}
    assert people["Ana Moreau"].times == times(1, 3, 3)
    assert (people["Ana Moreau"].waiting.count, people["Ben Okafor"].waiting.count) == (1, 0)
    assert people["Ben Okafor"].times == AnswerTimes()


def test_a_contact_who_stopped_was_not_answered_and_waits_no_more(bank, ben):
    hour = Hour(bank, ben)
    bank.hear(hour.texted[0], "Yes")
    bank.clock.forward(MINUTE)
    bank.hear(hour.texted[0], "STOP")
    assert (hour.measured().times, hour.measured().waiting) == (AnswerTimes(), WaitingNow())
    assert hour.of_campaign().times == AnswerTimes()


def test_whoever_waits_longer_than_the_limit_is_late_answered_or_not(bank, ben):
    hour = Hour(bank, ben)
    hour.waits(0, 15)
    hour.waits(1, 16)
    bank.hear(hour.texted[2], "Yes")
    bank.clock.forward(15 * MINUTE)
    assert (hour.measured().times.late, hour.measured().waiting.late) == (1, 0)
    bank.clock.forward(MINUTE)
    seen = hour.of_campaign()
    assert (seen.limit, seen.times, seen.waiting.late) == (15, times(2, 15, 16, late=1), 1)
    assert seen.people == ((bank.person_id(ben), seen.times),)


def test_nothing_happened_in_a_shift_that_has_not_begun(bank, ben):
    now = bank.clock()
    shift = bank.do(open_shift, bank.ana, now + HOUR, now + 2 * HOUR).id
    seen = bank.do(lambda session, now: metrics.of_shift(session, now, session.get_one(Shift, shift)))
    assert (seen.texts, seen.replies, seen.people, seen.times) == (0, 0, (), AnswerTimes())


@settings(max_examples=20, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waited=st.lists(st.integers(0, 90), min_size=1, max_size=15))
def test_half_and_nine_of_ten_are_those_of_the_sorted_times(bank, ben, waited):
    bank.clock.time = bank.clock().replace(hour=15, minute=0) + timedelta(days=1)
    hour = Hour(bank, ben, contacts=len(waited), lock_hours=0)
    for place, seconds in enumerate(waited):
        hour.waits(place, seconds / 60)
    in_order = sorted(waited)
    seen = hour.measured().times
    assert seen.answered == len(waited)
    assert seen.median == timedelta(seconds=in_order[ceil(len(waited) * 0.5) - 1])
    assert seen.slow == timedelta(seconds=in_order[ceil(len(waited) * 0.9) - 1])
