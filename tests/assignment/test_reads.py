"""At a hundred thousand contacts no press reads more than it is about: a bucket, a thread, a queue."""

from datetime import timedelta

import pytest

from bench import bank
from bot.assignment.attention.board import what_waits
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import bucket_in_hand, send_first_text, skip_contact
from tests.assignment.reads import Reads

CONTACTS, TEXTED, WAITING, HOLDERS = 100_000, 10_000, 400, 100
ZONES = ("America/New_York", "America/Chicago", "America/Denver")
# Three times a bucket of 200, so many of which are counted in each zone; else far less is read.
MOST = 600
COUNTED = 10_001


@pytest.mark.timeout(240)
def test_no_press_reads_more_than_it_is_about(database):
    lay(database)
    reads = Reads(database, MOST)
    evening(database, reads)
    looking(database, reads)
    assert "\n".join(reads.told()) == ""


def lay(database):
    """Set-based, in seconds."""
    bank.lay(database, contacts=CONTACTS, people=HOLDERS + 100, zones=ZONES)
    bank.text_all(database, TEXTED)
    bank.spread(database, TEXTED, HOLDERS)
    bank.let_wait(database, WAITING)


def looking(database, reads):
    """The board counts how many have no text yet, up to a number; those of a texted campaign come first."""
    for name, campaign in (("the board of one", bank.CAMPAIGN), ("the board of all", None)):
        with reads.watched(name, COUNTED), database.transaction() as session:
            what_waits(session, bank.NOW, bank.admin(), campaign)


def evening(database, reads):
    """A volunteer who has nothing yet, and the holder of a contact who writes."""
    who, holder, texted = bank.volunteer(HOLDERS + 50), bank.volunteer(HOLDERS), TEXTED - 1

    def press(name, operation, *facts):
        with reads.watched(name), database.transaction() as session:
            return operation(session, bank.NOW + timedelta(seconds=1), *facts)

    first = press("start", claim_bucket, who, bank.CAMPAIGN, 25).next
    press("look at what is in hand", bucket_in_hand, who, bank.CAMPAIGN)
    second = press("send", send_first_text, who, first.conversation_id, first.fingerprint).next
    press("skip", skip_contact, who, second.conversation_id)
    press("give back", release_bucket, who, bank.CAMPAIGN)
    press("a reply", receive_text, Inbound("SM1", bank.phone(texted), bank.OUR_NUMBER, "Yes, I will!"))
    press("a thread", open_thread, holder, texted)
    press("answer", answer, holder, texted, Answer("Thank you!", note="Wants a lift"), "act 1")
    press("the start page", my_texting, who)
