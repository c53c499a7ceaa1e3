"""Random evenings on which somebody links and parts their accounts while they work: nothing is lost of it."""

import os
from collections import Counter
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from sqlmodel import select

from bot.assignment.attention.board import what_waits
from bot.assignment.campaigns import progress
from bot.assignment.conversations import answer, inbox
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.people import linking, members, user_lists
from bot.assignment.people.linking import unlink
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.general import Refusal
from bot.assignment.shifts import shift
from bot.assignment.texting import claim, first_text
from bot.storage.people import linking as stored
from bot.storage.people import user_lists as listing
from bot.storage.tables import Assignment, Conversation, Person, ShiftMember, Timer, UserListMember
from bot.vocabulary import Portion, Timed
from tests.assignment.bank import Bank, row

EVENINGS = int(os.environ.get("HISTORIES", "20"))
WHO = st.sampled_from(["ben", "benny", "cleo"])
DEEDS = (
    *("claim", "send", "send", "answer", "take", "take_next", "hand_on", "done", "release", "join", "leave"),
    *("list", "link", "link", "link_admin", "unlink", "move", "undo", "hear", "hear", "suspend", "restore"),
)
ACTS = st.lists(st.tuples(st.sampled_from(DEEDS), WHO, WHO, st.integers(0, 5)), min_size=4, max_size=25)
NUMBERS = count(1)


class Night:
    """Ben of Slack, benny of Discord who is Ben too, and Cleo; six contacts, a shift, and a user list."""

    def __init__(self, bank):
        number = next(NUMBERS)
        self.bank = bank
        self.who = {
            "ben": Identity("slack", "T1", f"UB{number}", f"Ben {number}"),
            "benny": Identity("discord", "10", f"{number}", f"benny {number}"),
            "cleo": Identity("slack", "T1", f"UC{number}", f"Cleo {number}"),
        }
        self.ids = {name: bank.person_id(who) for name, who in self.who.items()}
        self.opened = bank.open(rows=[row(each) for each in range(6)], bucket_size=3, lock_hours=0)
        with bank.database.reading() as session:
            mine = select(Conversation.id).where(Conversation.campaign_id == self.opened)
            self.conversations = sorted(session.exec(mine))
        now = bank.clock()
        self.shift = bank.do(shift.open_shift, bank.ana, now, now + timedelta(hours=2), self.opened).id
        self.list_id = bank.do(user_lists.create_list, bank.ana, f"List {number}", []).now.list.id
        self.plans, self.acts, self.sent = [], count(), 0

    def does(self, deed, who, other, place):
        try:
            getattr(self, deed)(who, other, self.conversations[place])
        except Refusal:
            return

    def run(self, operation, *facts):
        return self.bank.do(operation, *facts)

    def claim(self, who, _, __):
        self.run(claim.claim_bucket, self.who[who], self.opened)

    def send(self, who, _, __):
        card = self.run(first_text.bucket_in_hand, self.who[who], self.opened).next
        if card is not None:
            self.run(first_text.send_first_text, self.who[who], card.conversation_id, card.fingerprint)
            self.sent += 1

    def answer(self, who, _, conversation):
        self.run(answer.answer, self.who[who], conversation, Answer("Hi"), f"{self.opened}-{next(self.acts)}")

    def take(self, who, _, conversation):
        self.run(inbox.take, self.who[who], conversation)

    def take_next(self, who, _, __):
        self.run(inbox.take_next, self.who[who], self.opened)

    def hand_on(self, who, other, conversation):
        target = Target(TargetKind.PEOPLE, (self.ids[other],))
        self.run(hand_on.hand_on, self.who[who], conversation, target, "")

    def done(self, who, _, __):
        self.run(hand_on.done_for_today, self.who[who])

    def release(self, who, _, __):
        self.run(claim.release_bucket, self.who[who], self.opened)

    def join(self, who, _, __):
        self.run(shift.join_shift, self.who[who], self.shift)

    def leave(self, who, _, __):
        self.run(shift.leave_shift, self.who[who], self.shift)

    def list(self, who, _, __):
        with self.bank.database.transaction() as session:
            person = members.enrol(session, self.bank.clock(), self.who[who]).ref.id
            listing.add(session, self.list_id, [person], now=self.bank.clock())

    def hear(self, _, __, conversation):
        if self.bank.conversation(conversation).texted_at is not None:
            self.bank.hear(conversation, "Yes")

    def link(self, who, other, _):
        code = self.run(linking.make_code, self.who[who], next(NUMBERS).to_bytes(16)).code
        self.run(linking.use_code, self.who[other], code)

    def link_admin(self, who, other, _):
        self.run(linking.link, self.bank.ana, self.ids[who], self.ids[other])

    def unlink(self, who, _, __):
        for account in self.run(linking.look, self.bank.ana, self.ids[who]).accounts:
            if account.may_unlink:
                self.run(unlink, self.bank.ana, account.identity_id)

    def move(self, who, other, _):
        """Half of the plans are confirmed later, perhaps when somebody is another person."""
        source = Source(SourceKind.PERSON, self.ids[who])
        wish = Wish(
            Selection(source, Portion.ALL, self.opened), Target(TargetKind.PEOPLE, (self.ids[other],))
        )
        self.plans.append(self.run(reassign.propose, self.bank.ana, wish).id)
        if len(self.plans) % 2 == 0:
            for plan in self.plans:
                self.run(reassign.confirm, self.bank.ana, plan)

    def undo(self, *_):
        for plan in reversed(self.plans):
            self.run(reassign.undo, self.bank.ana, plan)

    def suspend(self, who, _, place):
        if place % 3 == 0:
            self.run(members.suspend, self.bank.ana, self.ids[who])

    def restore(self, who, _, __):
        self.run(members.restore, self.bank.ana, self.ids[who])

    # What must hold.

    def promises_hold(self):
        with self.bank.database.reading() as session:
            parts = {each.id for each in session.exec(select(Person)) if each.part_of is not None}
            mine = session.exec(select(Conversation).where(Conversation.campaign_id == self.opened)).all()
            held = session.exec(select(Assignment).where(Assignment.campaign_id == self.opened)).all()
            places = session.exec(select(ShiftMember).where(ShiftMember.shift_id == self.shift)).all()
            listed = session.exec(select(UserListMember).where(UserListMember.list_id == self.list_id)).all()
            nudges = session.exec(
                select(Timer).where(Timer.kind == Timed.NUDGE, Timer.state == "waiting")
            ).all()
        holders = {each.id: each.holder_id for each in mine if each.holder_id is not None}
        assert not parts & set(holders.values()), "held by somebody who is another person by now"
        live = Counter(each.conversation_id for each in held if each.ended_at is None)
        assert set(live.values()) <= {1}
        assert {each.conversation_id: each.person_id for each in held if each.ended_at is None} == holders
        assert not parts & {each.person_id for each in (*places, *listed)}
        assert not parts & {each.subject_id for each in nudges}
        self.everything_is_told_of_whole_people(parts)

    def everything_is_told_of_whole_people(self, parts):
        rows = self.run(progress.status, self.bank.ana, self.opened).people
        assert len({each.ref.id for each in rows}) == len(rows), "told twice of one person"
        assert sum(each.texted for each in rows) == self.sent, "what was done is not counted once"
        board = self.run(what_waits, self.bank.ana, self.opened).holders
        assert not parts & {each.holder.id for each in board if each.holder}
        everybody = {each.ref.id for each in self.run(members.everybody, self.bank.ana).rows}
        assert not parts & everybody


def lives(bank, acts):
    night = Night(bank)
    for deed, who, other, place in acts:
        night.does(deed, who, other, place)
        night.promises_hold()


def evenings(bank, number, phases=tuple(Phase), begin=None):
    @settings(
        max_examples=number,
        phases=phases,
        report_multiple_bugs=False,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(ACTS)
    def all_of_them(acts):
        lives(bank, acts)

    (all_of_them if begin is None else seed(begin)(all_of_them))()


@pytest.mark.timeout(480)
def test_whoever_links_and_parts_while_working_loses_nothing(bank):
    evenings(bank, EVENINGS)


def nothing_is_handed_over(patch):
    patch.setattr(stored, "hand_over", lambda *_facts, **_named: None)


@pytest.mark.timeout(240)
def test_a_planted_bug_is_found(sqlite_only, clock, monkeypatch):
    nothing_is_handed_over(monkeypatch)
    with pytest.raises(AssertionError):
        evenings(Bank(sqlite_only, clock), 500, (Phase.generate,), 9)  # where it is found soon
