"""What each press may say to the database: whoever adds a statement changes a number here, with its reason.

BEGIN and COMMIT are not counted. On PostgreSQL a press about one contact waits for its turn with the number,
with one statement more.
"""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import bucket_in_hand, send_first_text, skip_contact
from tests.assignment.presses import Presses

TURN = 1
# Of each press: its statements on SQLite, how many more on PostgreSQL, and what they are for.
BUDGET = {
    "start, the first of a day": (15, 0, "as below; that they are at work: 4; where they acted last: 3"),
    "start": (8, 0, "who, locked; campaign and what they hold; deal; history; event; timer; card; contact"),
    "start what is in hand": (4, 0, "who, locked; campaign and what they hold; timer; contact"),
    "start, refused: paused": (2, 0, "who; campaign"),
    "look at what is in hand": (4, 0, "who; campaign; zones; contact"),
    "give back": (7, 0, "who, locked; campaign; bucket, locked; free; history; event; card"),
    "send": (6, TURN, "who; contact with all that guards judge; text; outbox; contact; next contact"),
    "send again": (3, TURN, "who; contact; next contact"),
    "send, refused: stale": (2, TURN, "who; contact"),
    "send, refused: another's": (2, TURN, "who; contact"),
    "answer with a report": (18, TURN, "who; contact; act; text; wait; report: 5; timers; outbox; as again"),
    "answer again": (9, TURN, "who; contact; act; next who waits; the thread: 5"),
    "answer, refused: another's": (3, TURN, "who; contact; act"),
    "skip": (6, TURN, "who; contact; behind all; history; event; next contact"),
}


@pytest.fixture
def told(bank):
    """What Ben's presses said, and then Cleo's."""
    presses = Presses(bank.database)
    opened = bank.open(40, bucket_size=3, homes={"slack": "C1"})
    for name in ("Ben Okafor", "Cleo Diaz"):
        evening(bank, presses.press, opened, bank.person(name))
    return presses.told


def evening(bank, press, opened, who):
    with press("start, the first of a day"):
        first = bank.do(claim_bucket, who, opened).next
    with press("start what is in hand"):
        bank.do(claim_bucket, who, opened)
    with press("look at what is in hand"):
        bank.do(bucket_in_hand, who, opened)
    with press("send, refused: stale"):
        bank.do(send_first_text, who, first.conversation_id, "1")
    with press("send, refused: another's"):
        bank.do(send_first_text, bank.ana, first.conversation_id, first.fingerprint)
    with press("send"):
        second = bank.do(send_first_text, who, first.conversation_id, first.fingerprint).next
    with press("send again"):
        bank.do(send_first_text, who, first.conversation_id, first.fingerprint)
    bank.hear(first.conversation_id, "Yes")
    told = Answer("Thank you!", tags=("yes",))
    with press("answer, refused: another's"):
        bank.do(answer, bank.ana, first.conversation_id, told, f"{who.account} 1")
    for name in ("answer with a report", "answer again"):
        with press(name):
            bank.do(answer, who, first.conversation_id, told, f"{who.account} 1")
    with press("skip"):
        third = bank.do(skip_contact, who, second.conversation_id).next
    bank.do(send_first_text, who, third.conversation_id, third.fingerprint)
    with press("start"):
        bank.do(claim_bucket, who, opened)
    with press("give back"):
        bank.do(release_bucket, who, opened)
    bank.do(lifecycle.pause, bank.ana, opened)
    with press("start, refused: paused"):
        bank.do(claim_bucket, who, opened)
    bank.do(lifecycle.open_, bank.ana, opened)


def test_each_press_says_what_is_budgeted_and_compiles_and_builds_nothing_anew(told, bank):
    more = bank.database.dialect == "postgresql"
    budget = {name: here + there * more for name, (here, there, _) in BUDGET.items()}
    assert {name: second.count for name, (_, second) in told.items()} == budget
    assert {name: second.anew for name, (_, second) in told.items() if second.anew} == {}
