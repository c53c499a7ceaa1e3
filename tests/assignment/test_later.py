"""What is put aside until later: out of sight, still counted, back in time; and what one has answered."""

from datetime import timedelta

import pytest

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.conversations import later
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbox import my_texting, take
from bot.assignment.conversations.kept import kept_of
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.attention import Kept
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.letters import InboxPost
from bot.assignment.reassignment.hand_on import day_end
from bot.assignment.refusals.conversations import NotWaiting, WhenLater
from bot.assignment.staffing import deadlines
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from tests.assignment.ending import MINUTE, Ending

HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(bank, ben):
    """Two contacts of Ben's, who is at work, wait; a third was texted."""
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3, nudge_minutes=15)))
    for each in sent[:2]:
        bank.hear(each, "Call me later")
    return sent


def waits_for(bank, who):
    picture = bank.do(my_texting, who)
    return [row.conversation_id for row in picture.inbox], picture.waiting, picture.later


def fire(bank):
    while bank.do(fire_next):
        pass


def test_it_leaves_what_waits_and_still_counts_on_the_board_and_at_the_end(bank, ben, waiting):
    first, second, _ = waiting
    put = bank.do(later.put_aside, ben, first, "2h")
    assert (put.until, put.waiting, put.following) == (bank.clock() + 2 * HOUR, 1, second)
    assert waits_for(bank, ben) == ([second], 1, 1)
    assert bank.do(what_waits, bank.ana).total == 2
    assert bank.do(these_wait, bank.ana).rows[0].later == put.until
    assert bank.do(day_end, ben).waiting == 2
    [row] = bank.do(kept_of, ben, Kept.LATER).rows
    assert (row.conversation_id, row.later) == (first, put.until)
    assert bank.do(open_thread, ben, first).later == put.until
    assert bank.do(deadlines.overdue, bank.person_id(ben)) == []


def test_it_is_back_in_time_and_its_holder_hears_of_it(bank, ben, waiting):
    first = waiting[0]
    bank.do(answer, ben, waiting[1], Answer("At noon"), "act")
    bank.do(later.put_aside, ben, first, "10m")
    bank.clock.forward(10 * MINUTE)
    fire(bank)
    assert waits_for(bank, ben) == ([first], 1, 0)
    posts = [each.content for each in bank.do(lease_letters, 50) if isinstance(each.content, InboxPost)]
    assert [(post.waiting, post.fresh, post.since) for post in posts] == [(1, True, bank.clock())]
    with bank.database.reading() as session:
        assert deadlines.first_due(session, bank.clock(), bank.person_id(ben)) == bank.clock() + 15 * MINUTE


def test_a_reply_brings_it_back(bank, ben, waiting):
    bank.do(later.put_aside, ben, waiting[0], "2h")
    bank.clock.forward(MINUTE)
    bank.hear(waiting[0], "Now is fine")
    assert waits_for(bank, ben)[1:] == (2, 0)


def test_it_is_back_with_whoever_is_on_duty_then(bank):
    night = Ending(bank)
    held = night.bucket(night.ben)[0]
    bank.do(later.put_aside, night.ben, held, "2h")
    bank.clock.forward(HOUR)
    night.shift(night.cleo)
    bank.clock.forward(HOUR)
    fire(bank)
    assert night.holders([held]) == [night.id(night.cleo)]
    assert waits_for(bank, night.cleo)[1:] == (1, 0)


def test_whoever_answers_or_takes_it_ends_that(bank, ben, waiting):
    first, second, _ = waiting
    for each in (first, second):
        bank.do(later.put_aside, ben, each, "2h")
    bank.do(answer, ben, first, Answer("At noon"), "act")
    bank.hear(first, "Which noon?")
    assert waits_for(bank, ben) == ([first], 1, 1)
    bank.do(take, bank.ana, second)
    assert waits_for(bank, bank.ana) == ([second], 1, 0)


def test_it_is_said_as_people_say_it(bank, ben, waiting):
    # It is two in New York.
    told = {"in 90m": 90, "2h": 120, "24h": 24 * 60, "until 6pm": 4 * 60, "at 1:45pm": 24 * 60 - 15, "3": 60}
    for said, after in told.items():
        put = bank.do(later.put_aside, ben, waiting[0], said)
        assert (said, put.until) == (said, bank.clock() + after * MINUTE)
    assert bank.do(later.put_aside, ben, waiting[0], "now").until is None


def test_what_is_no_moment_within_a_day_or_does_not_wait_is_refused(bank, ben, waiting):
    for said in ("25h", "soon", ""):
        with pytest.raises(WhenLater):
            bank.do(later.put_aside, ben, waiting[0], said)
    with pytest.raises(NotWaiting):
        bank.do(later.put_aside, ben, waiting[2], "2h")
    assert waits_for(bank, ben)[1:] == (2, 0)


def test_what_one_answered_is_found_again_answered_again_and_mended(bank, ben, waiting):
    first, second, _ = waiting
    bank.do(answer, ben, first, Answer("At noon", tags=("yes",)), "act 1")
    bank.do(answer, ben, second, Answer(tags=("no",)), "act 2")
    bank.do(answer, ben, first, Answer("Or at one"), "act 3")
    page = bank.do(kept_of, ben, Kept.MINE)
    assert [row.conversation_id for row in page.rows] == [first, second]
    assert page.total == 2
    seen = bank.do(open_thread, ben, first).newest_report
    mended = bank.do(answer, ben, first, Answer(tags=("no",), seen=seen), "act 4")
    assert mended.thread.standing.tags == ("no",)
    assert bank.do(kept_of, bank.ana, Kept.MINE).rows == ()
