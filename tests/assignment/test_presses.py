"""What each press, look and letter may say to the database: whoever adds a statement changes a number here.

BEGIN and COMMIT are not counted. Where PostgreSQL says more than SQLite, it waits for its turn with a number.
"""

from datetime import timedelta

import pytest

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import lifecycle, reply_rules
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.outcomes.delivery import Accepted, StatusReport
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.shifts.next_shifts import next_shifts
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.delivery import record_accepted, record_status
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import bucket_in_hand, opt_out_unsent, send_first_text, skip_contact
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, Spoken, TextStatus
from tests.assignment.bank import OUR_NUMBER, row
from tests.assignment.presses import Presses

VOTE = "Will they vote?"
# Of what somebody waits for: statements on SQLite, how many more on PostgreSQL, and what they are for.
PRESSES = {
    "start": (5, 0, "who, locked; campaign and what they hold; deal; contact; history, event, card"),
    "start, the first of a day": (5, 0, "the same; with the history who is at work, and two timers"),
    "start what is in hand": (3, 0, "who, locked; campaign and what they hold; contact"),
    "start, refused: paused": (2, 0, "who, locked; campaign"),
    "start, refused: nothing left": (3, 0, "who, locked; campaign; what is left in all zones"),
    "look at what is in hand": (4, 0, "who; campaign; zones; contact"),
    "give back": (6, 0, "who, locked; campaign; bucket, locked; free; history; event and card"),
    "send": (6, 0, "who; contact with all that guards judge; text; contact; outbox; next contact"),
    "send, the first in a while": (6, 0, "the same; with the outbox who is at work, and a timer"),
    "send again": (3, 0, "who; contact; next contact"),
    "send, refused: stale": (2, 0, "who; contact"),
    "send, refused: another's": (2, 0, "who; contact"),
    "skip": (6, 0, "who; contact; behind all; history; event; next contact"),
    "a reply": (4, 0, "whose; text; contact; with the outbox its words and the wait"),
    "a reply, the first that waits": (4, 0, "the same; with the outbox a reminder"),
    "a reply that a rule files": (6, -1, "as a reply; report and what stands, on PostgreSQL in one"),
    "answer with what was suggested": (10, 0, "as below; the suggestion was kept"),
    "answer with a report": (9, 0, "who; contact; thread; text; contact; report: 2; outbox; next"),
    "answer, the first in a while": (8, 0, "the same, of who waits no more; with the outbox who is at work"),
    "answer again": (4, 0, "who; contact; thread; who waits next"),
    "answer, refused: another's": (3, 0, "who; contact; thread"),
    "a thread": (3, 0, "who; contact with campaign; thread"),
    "the start page": (6, 0, "who; what waits; accounts; campaigns; what one has left; what else there is"),
    "the next shifts": (2, 0, "who; shifts with campaigns, seats taken and whether one is on it"),
    "the board of one campaign": (
        8,
        0,
        "who; campaign; holders; lines; shifts; names; loads; is any left",
    ),
    "the board of all campaigns": (9, 0, "the same, and which campaigns"),
}
# Of what is pressed rarely, or nobody waits for; a letter is leased and placed with four.
OTHERS = {
    "opt out": (12, 1, "who; contact; number; its conversations: 4; cards: 2; event; what is next: 3"),
    "a text leaves": (
        9,
        1,
        "held back: 2; lease; text, locked; contact; campaign; number; text; day",
    ),
    "a text was taken": (3, 0, "text, locked; text; outbox"),
    "a text arrived": (3, 0, "text, locked; text; outbox"),
    Parcel.CAMPAIGN_CARD: (6, 0, "lease: 2; language; campaign; counts; place"),
    Parcel.INBOX: (11, 0, "lease: 2; to whom: 2; what waits; since when: 2; volume: 2; places: 2"),
    Parcel.DIGEST: (14, 0, "lease: 2; language; the last one: 2; the board: 8; place"),
    Parcel.UNHELD: (7, 0, "lease: 2; language; campaign; how many; since when; place"),
    Parcel.NUDGE: (8, 0, "lease: 2; to whom; what waits; campaign; on duty; place; nobody needs it"),
    Parcel.STILL_ON_IT: (9, 0, "lease: 2; to whom: 2; campaign; unsent; timer; returned; nobody needs it"),
    Parcel.NOBODY_ON: (
        9,
        0,
        "lease: 2; campaign; on duty; what waits; next shift; people; place; done",
    ),
}


@pytest.fixture
def told(bank):
    """What was said when Ben did everything, and then when Cleo did."""
    presses = Presses(bank.database)
    opened = bank.open(40, bucket_size=4, homes={"slack": "C1"}, digest_minutes=30)
    bank.do(reply_rules.write, bank.ana, opened, f"voting now → {VOTE} yes any")
    zones = ("America/New_York", "America/Chicago", "America/Denver")
    empty = bank.open(rows=[row(100 + place, zone=zone) for place, zone in enumerate(zones)])
    bank.do(claim_bucket, bank.ana, empty)
    for name in ("Ben Okafor", "Cleo Diaz"):
        Evening(bank, presses, bank.person(name), opened).whole(empty)
    return presses.told


class Evening:
    """All presses of one volunteer, and what leaves because of them."""

    def __init__(self, bank, presses, who, campaign):
        self.bank, self.press, self.who, self.campaign = bank, presses.press, who, campaign

    def count(self, name, operation, *facts):
        done = []
        with self.press(name):
            done.append(self.bank.do(operation, *facts))
        return done[0] if done else None

    def whole(self, empty):
        answered, left_waiting, unsent = self.texting()
        self.answering(answered)
        self.hear("a reply", left_waiting)
        self.looking(answered)
        self.leaving(answered)
        self.count("opt out", opt_out_unsent, self.who, unsent)
        self.letters()
        self.count("start", claim_bucket, self.who, self.campaign)
        self.count("give back", release_bucket, self.who, self.campaign)
        self.count("start, refused: nothing left", claim_bucket, self.who, empty)
        self.bank.do(lifecycle.pause, self.bank.ana, empty)
        self.count("start, refused: paused", claim_bucket, self.who, empty)
        self.bank.do(lifecycle.open_, self.bank.ana, empty)
        said = Answer("Thank you!", answers=((VOTE, "yes"),), suggested=Effect(Spoken.ANSWER, VOTE, "yes"))
        self.count(
            "answer with what was suggested", answer, self.who, left_waiting, said, f"of {left_waiting}"
        )
        self.hear("a reply that a rule files", answered, "Voting now")

    def texting(self):
        """The conversations of two texts that were sent, and that of a contact in hand."""
        first = self.count("start, the first of a day", claim_bucket, self.who, self.campaign).next
        of, words = first.conversation_id, first.fingerprint
        self.count("start what is in hand", claim_bucket, self.who, self.campaign)
        self.count("look at what is in hand", bucket_in_hand, self.who, self.campaign)
        self.count("send, refused: stale", send_first_text, self.who, of, "1")
        self.count("send, refused: another's", send_first_text, self.bank.ana, of, words)
        second = self.count("send", send_first_text, self.who, of, words).next
        self.count("send again", send_first_text, self.who, of, words)
        self.bank.clock.forward(timedelta(minutes=20))
        name, words = "send, the first in a while", second.fingerprint
        third = self.count(name, send_first_text, self.who, second.conversation_id, words).next
        last = self.count("skip", skip_contact, self.who, third.conversation_id).next
        return of, second.conversation_id, last.conversation_id

    def answering(self, of):
        told, act = Answer("Thank you!", tags=("yes",)), f"{self.who.account} {of}"
        self.hear("a reply, the first that waits", of)
        self.count("answer, refused: another's", answer, self.bank.ana, of, told, act)
        for name in ("answer with a report", "answer again"):
            self.count(name, answer, self.who, of, told, act)
        self.bank.clock.forward(timedelta(minutes=20))
        noted = Answer("See you there!", tags=("no",), note="Wants a lift")
        self.count("answer, the first in a while", answer, self.who, of, noted, f"{act} again")

    def hear(self, name, of, said="Yes, I will!"):
        sender = self.bank.conversation(of).phone
        self.count(name, receive_text, Inbound(f"SM{of} {said}", sender, OUR_NUMBER, said))

    def looking(self, of):
        self.count("a thread", open_thread, self.who, of)
        self.count("the board of one campaign", what_waits, self.bank.ana, self.campaign)
        self.count("the board of all campaigns", what_waits, self.bank.ana)
        self.count("the start page", my_texting, self.who)
        self.count("the next shifts", next_shifts, self.who)

    def leaving(self, of):
        """The texts, the first of which is counted."""
        self.count("a text leaves", lease_texts, 1)
        text = self.bank.texts(of)[0].id
        self.count("a text was taken", record_accepted, text, Accepted(f"SM{text}", TextStatus.ACCEPTED))
        self.count("a text arrived", record_status, StatusReport(text, f"SM{text}", TextStatus.DELIVERED))

    def letters(self):
        self.bank.clock.forward(timedelta(seconds=10))
        self.bank.do(lease_letters, 100)  # what is due by itself
        person, home = self.bank.person_id(self.who), ("slack", "C1")
        about = {
            Parcel.CAMPAIGN_CARD: (self.campaign, home),
            Parcel.DIGEST: (self.campaign, home),
            Parcel.UNHELD: (self.campaign, home),
            Parcel.NOBODY_ON: (self.campaign, home),
            Parcel.INBOX: (person, ("", "")),
            Parcel.NUDGE: (person, ("", "")),
            Parcel.STILL_ON_IT: (self.campaign, ("person", str(person))),
        }
        for kind, (subject, to) in about.items():
            with self.bank.database.transaction() as session:
                outbox.put(session, kind, subject, now=self.bank.clock(), to=to)
            self.count(kind, lease_letters, 1)


def test_everything_says_what_is_budgeted_and_compiles_nothing_anew(told, bank):
    more = bank.database.dialect == "postgresql"
    budget = {name: here + there * more for name, (here, there, _) in (PRESSES | OTHERS).items()}
    second = {name: twice[1] for name, twice in told.items()}
    assert {name: len(each.said) for name, each in second.items()} == budget
    assert {name: each.compiled for name, each in second.items() if each.compiled} == {}
    assert {name: second[name].built for name in PRESSES if second[name].built} == {}
