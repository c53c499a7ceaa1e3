"""People who do something, are done for the day, and are given things; and what is believed of them."""

import contextlib
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlmodel import select

from bot.assignment.conversations import answer, inbox
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.general import Refusal
from bot.storage.campaigns import campaigns
from bot.storage.tables import Conversation, Shift, ShiftMember
from bot.vocabulary import AtShiftEnd
from tests.assignment.bank import row
from tests.assignment.believed import Believed
from tests.assignment.model import Model
from tests.assignment.stage import Stage

# Contacts in Honolulu may be texted while elsewhere the clocks are set.
HONOLULU = "Pacific/Honolulu"
PEOPLE = ("Ben", "Cleo", "Dev")
# Only what is done after somebody went counts as being at work again.
MOMENT = timedelta(seconds=1)
WHO, OLD = st.sampled_from(PEOPLE), st.integers(0, 30)


class Nights(Stage):
    """Two campaigns over the same people: one asks at the end of a shift, one hands over at once."""

    def __init__(self, database):
        super().__init__(database)
        self.campaigns = [
            self.bank.open(
                rows=[row(index, zone=HONOLULU) for index in range(20 * which, 20 * which + 4)], bucket_size=3
            )
            for which in (1, 2)
        ]
        with database.transaction() as session:
            for which, policy in enumerate((AtShiftEnd.ASK, AtShiftEnd.HAND_OVER)):
                campaigns.get(session, self.campaigns[which]).at_shift_end = policy
        with database.reading() as session:
            found = session.exec(select(Conversation).order_by(sa.text("id")))
            mine = [each for each in found if each.campaign_id in self.campaigns]
            self.phones = {each.id or 0: each.phone for each in mine}
        self.conversations = list(self.phones)


class Days(Model):
    """What people do that says whether they are there."""

    stage: Nights
    believed: Believed
    days: list[tuple[str, int, datetime, list[int]]]
    acted: int

    def nobody_off_duty_was_pinged(self) -> None:
        raise NotImplementedError

    def act(self, who: str, campaign_id: int) -> None:
        self.believed.acts[self.stage.ids[who], campaign_id] = self.bank.clock()

    @rule(who=WHO)
    def take(self, who: str) -> None:
        with contextlib.suppress(Refusal):
            taken = self.bank.do(inbox.take_next, self.stage.people[who])
            self.act(who, self.bank.conversation(taken.conversation_id).campaign_id)

    @rule(who=WHO)
    def answer_one(self, who: str) -> None:
        mine = [each for each in self.waiting() if each.holder_id == self.stage.ids[who]]
        self.acted += 1
        for each in mine[:1]:
            given = Answer(tags=("yes",))
            if self.tried(answer.answer, self.stage.people[who], each.id or 0, given, f"act-{self.acted}"):
                self.act(who, each.campaign_id)

    @rule(who=WHO)
    def done(self, who: str) -> None:
        self.nobody_off_duty_was_pinged()  # of what was put before, though it be at this moment
        plan = self.bank.do(hand_on.done_for_today, self.stage.people[who])
        person, now = self.stage.ids[who], self.bank.clock()
        left = [m.shift_id for m in self.look().members if m.person_id == person and m.left_at == now]
        self.days.append((who, plan.id, now, left))
        self.believed.done[person] = now
        self.nobody_off_duty_was_pinged()
        assert person not in self.stage.holders().values(), "somebody who is done holds something"
        assert not any(person in believed_on for believed_on in self.on_shift()), "done, and on a shift still"
        self.stage.clock.forward(MOMENT)

    @rule(which=OLD)
    def not_done(self, which: int) -> None:
        """Take the end of a day back."""
        if not self.days:
            return
        who, plan, at, left = self.days.pop(which % len(self.days))
        person, before = self.stage.ids[who], self.stage.holders()
        if self.tried(reassign.undo, self.stage.people[who], plan):
            if self.believed.done.get(person) == at:
                del self.believed.done[person]
            self.gave(person, before)
            again = [m for m in self.look().members if m.person_id == person and m.shift_id in left]
            assert not any(m.left_at == at and self.goes_on(m.shift_id) for m in again), (
                "off a shift they left"
            )

    def goes_on(self, shift_id: int) -> bool:
        now = self.bank.clock()
        return any(each.id == shift_id and each.ends_at > now for each in self.believed.shifts)

    def on_shift(self) -> list[set[int]]:
        now, believed = self.bank.clock(), self.look()
        return [believed.on_shift(each, now) for each in self.stage.campaigns]

    @rule(who=WHO, to=WHO)
    def give(self, who: str, to: str) -> None:
        """An admin gives what waits with somebody to somebody else."""
        before, of = self.stage.holders(), Selection(Source(SourceKind.PERSON, self.stage.ids[who]))
        wish = Wish(of, Target(TargetKind.PEOPLE, (self.stage.ids[to],)))
        with contextlib.suppress(Refusal):
            self.bank.do(
                reassign.confirm, self.bank.ana, self.bank.do(reassign.propose, self.bank.ana, wish).id
            )
            self.gave(self.stage.ids[to], before)

    def gave(self, to: int, before: dict[int, int | None]) -> None:
        for id_, holder in self.stage.holders().items():
            if holder == to and before[id_] != to:
                self.believed.given[id_] = to, self.bank.clock()

    def waiting(self) -> list[Conversation]:
        rows = self.stage.look().conversations
        return [each for each in rows if each.waiting_since is not None and each.id in self.stage.phones]

    def look(self) -> Believed:
        """What was seen until now, with the rosters as they stand."""
        with self.bank.database.reading() as session:
            self.believed.shifts = list(session.exec(select(Shift)))
            self.believed.members = list(session.exec(select(ShiftMember)))
        return self.believed
