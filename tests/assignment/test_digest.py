"""The digest of a campaign: what it tells, when it is posted, redrawn, or quiet."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer, inbox
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.reassignment import hand_over, reassign
from bot.assignment.shifts.ending import end_shift
from bot.assignment.shifts.shift import join_shift, open_shift
from bot.assignment.timers import fire_next
from bot.storage.traffic import timers
from bot.vocabulary import Parcel, Timed
from tests.assignment.evening import POOL, held_by

MINUTE = timedelta(minutes=1)
CHANNEL: dict[str, Any] = {"homes": {"slack": "C1"}}


@pytest.fixture
def opened(bank):
    """A campaign of four contacts with a digest every quarter of an hour, in which work is over soon."""
    return bank.open(4, name="Primary day", digest_minutes=15, at_work_minutes=10, **CHANNEL)


@pytest.fixture
def ben(evening, opened):
    """Holds four texted contacts, of whom two wait, a minute apart."""
    return evening.working("Ben", opened, texted=4, waiting=2)


@pytest.fixture
def later(bank):
    """Lets so many minutes pass; the digests that leave then, each posted or edited in the channel."""
    posted = []

    def later(minutes):
        bank.clock.forward(minutes * MINUTE)
        while bank.do(fire_next):
            pass
        found = []
        for letter in bank.do(lease_letters, 50):
            if letter.kind not in {Parcel.DIGEST, Parcel.DIGEST_REDRAW}:
                continue
            found.append(letter)
            anew = letter.reference is None or letter.content.fresh
            posted.extend([letter] if anew else [])
            bank.do(letter_posted, letter, f"C1:{len(posted)}" if anew else letter.reference)
        return found

    return later


@pytest.fixture
def shift(bank):
    """Opens a shift from so many minutes from now until so many, with these people on it."""

    def shift(begins, ends, *who):
        now = bank.clock()
        made = bank.do(open_shift, bank.ana, now + begins * MINUTE, now + ends * MINUTE).id
        for each in who:
            bank.do(join_shift, each, made)
        return made

    return shift


def by_the_clock(letters):
    """How many digests came because it was time: what moves at the end of a shift redraws them too."""
    return sum(letter.kind is Parcel.DIGEST for letter in letters)


def due(bank, opened):
    with bank.database.reading() as session:
        return timers.waits(session, Timed.DIGEST, opened)


# What it tells.


def test_it_tells_what_waits_oldest_first_on_whom_and_who_should_take_it(bank, ben, later, shift):
    cleo = bank.person("Cleo")
    shift(-1, 60, cleo)
    [letter] = later(13)
    board = letter.content.board
    assert (letter.address, letter.reference, letter.content.fresh) == ("C1", None, False)
    assert (board.campaign.name, board.total) == ("Primary day", 2)
    assert [(row.name, row.holder.name, row.on_duty) for row in board.rows] == [
        ("First0 L.", "Ben", False),
        ("First1 L.", "Ben", False),
    ]
    assert {(row.taker.person.name, row.taker.on_shift) for row in board.rows} == {("Cleo", True)}
    assert [(each.holder.name, each.waiting, each.on_duty) for each in board.holders] == [("Ben", 2, False)]


def test_the_holder_is_never_the_best_taker_of_their_own(bank, ben, later, shift):
    shift(-1, 60, ben)
    [letter] = later(13)
    assert [(row.on_duty, row.taker) for row in letter.content.board.rows] == [(True, None)] * 2


def test_where_no_shifts_are_kept_nobody_is_called_off_shift(ben, later):
    [letter] = later(13)
    assert {row.on_duty for row in letter.content.board.rows} == {None}


def test_it_counts_what_waits_with_nobody_and_with_people_off_shift(bank, evening, ben, later, shift):
    bank.do(reassign.confirm, bank.ana, evening.propose(evening.of(ben), POOL, limit=1).id)
    [letter] = later(13)
    assert (letter.content.board.unheld, letter.content.board.off_duty) == (1, 0)
    shift(-1, 60, bank.person("Cleo"))
    board = later(15)[-1].content.board
    assert (board.total, board.unheld, board.off_duty) == (2, 1, 1)


# When it comes.


def test_it_comes_again_and_again_and_is_edited_while_nothing_new_waits(ben, later):
    [first] = later(13)
    [second] = later(15)
    assert (first.reference, second.reference, second.content.fresh) == (None, "C1:1", False)


def test_it_is_posted_anew_when_something_new_waits_and_the_last_one_is_old(bank, ben, later):
    later(13)
    later(0.1)
    bank.hear(held_by(bank, ben)[2], "And me?")
    [told] = later(0.1)
    assert (told.kind, told.content.fresh, told.content.board.total) == (Parcel.DIGEST_REDRAW, False, 3)
    [anew] = later(15)
    assert anew.content.fresh
    [edited] = later(15)
    assert (edited.reference, edited.content.fresh) == ("C1:2", False)


def test_an_edit_does_not_make_the_message_younger(bank, ben, later):
    later(13)
    later(13)
    bank.do(inbox.take, bank.ana, held_by(bank, ben)[0])
    bank.hear(held_by(bank, ben)[1], "And me?")
    assert [letter.content.fresh for letter in later(1)] == [False]
    assert [letter.content.fresh for letter in later(1)] == [True]


def test_an_empty_one_is_not_posted_and_one_that_stands_says_that_all_is_answered(bank, ben, later):
    first, second = held_by(bank, ben)[:2]
    bank.do(answer.answer, ben, first, Answer("Hi"), "one")
    bank.do(answer.answer, ben, second, Answer("Hi"), "two")
    assert later(13) == []
    bank.hear(first, "When?")
    [letter] = later(15)
    assert (letter.reference, letter.content.board.total) == (None, 1)
    bank.do(answer.answer, ben, first, Answer("At noon"), "three")
    [edited] = later(1)
    assert (edited.kind, edited.reference, edited.content.board.total) == (Parcel.DIGEST_REDRAW, "C1:1", 0)


def test_a_rush_of_clicks_makes_one_redraw(bank, evening, ben, later):
    later(13)
    cleo = bank.person_id(bank.person("Cleo"))
    for conversation in held_by(bank, ben)[:2]:
        bank.do(hand_over.hand_over, bank.ana, conversation, cleo)
    [redraw] = later(0.1)
    assert {row.holder.name for row in redraw.content.board.rows} == {"Cleo"}
    assert redraw.content.fresh is False


def test_outside_shifts_it_is_quiet_but_for_one_at_the_end(bank, ben, later, shift):
    shift(-1, 20, ben)
    assert by_the_clock(later(13)) == 1
    assert by_the_clock(later(15)) == 1  # the shift has ended
    assert by_the_clock(later(15)) == 0
    assert by_the_clock(later(15)) == 0
    shift(0, 60, ben)
    assert by_the_clock(later(15)) == 1


def test_a_shift_ended_early_is_told_of_too(bank, ben, later, shift):
    running = shift(-1, 60, ben)
    later(13)
    later(1)
    bank.do(end_shift, bank.ana, running)
    assert by_the_clock(later(15)) == 1
    assert by_the_clock(later(15)) == 0


def test_it_ends_with_the_campaign_once_nothing_waits(bank, ben, opened, later):
    bank.do(lifecycle.end, bank.ana, opened)
    later(13)
    assert due(bank, opened)
    for place, conversation in enumerate(held_by(bank, ben)[:2]):
        bank.do(inbox.take, bank.ana, conversation)
        bank.do(answer.answer, bank.ana, conversation, Answer(tags=("yes",)), f"act{place}")
    later(15)
    assert due(bank, opened) is None


def test_a_late_reply_in_a_campaign_that_ended_begins_it_again(bank, ben, opened, later):
    bank.do(lifecycle.end, bank.ana, opened)
    for place, conversation in enumerate(held_by(bank, ben)[:2]):
        bank.do(answer.answer, ben, conversation, Answer("Hi"), f"act{place}")
    later(15)
    assert due(bank, opened) is None
    bank.hear(held_by(bank, ben)[0], "Wait!")
    assert due(bank, opened) == bank.clock() + 15 * MINUTE
    [letter] = later(15)
    assert letter.content.board.total == 1


def test_a_rush_of_replies_makes_one_redraw(bank, ben, later):
    later(13)
    later(0.1)
    for conversation in held_by(bank, ben):
        bank.hear(conversation, "Hello?")
    [redraw] = later(0.1)
    assert (redraw.kind, redraw.content.board.total) == (Parcel.DIGEST_REDRAW, 4)


def test_the_settings_say_how_often(bank, opened, later):
    settings = CampaignSettings(digest_minutes=15, **CHANNEL)

    def change(**facts):
        bank.do(lifecycle.change_settings, bank.ana, opened, replace(settings, **facts))
        return due(bank, opened)

    begun = bank.clock()
    assert due(bank, opened) == begun + 15 * MINUTE
    bank.clock.forward(MINUTE)
    assert change(cap=9) == begun + 15 * MINUTE
    assert change(digest_minutes=None) is None
    assert change(digest_minutes=60) == begun + 61 * MINUTE
    assert change(digest_minutes=30) == begun + 31 * MINUTE
    assert change(homes={"slack": ""}) is None


def test_a_draft_has_none(bank):
    drafted = bank.draft([], digest_minutes=15, **CHANNEL).ref.id
    assert due(bank, drafted) is None
