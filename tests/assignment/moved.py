"""Random histories in which conversations are moved too: plans made, confirmed late or twice, taken back."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.assignment.outcomes.reassignment import (
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.reassignment import hand_on, reassign
from bot.assignment.refusals.general import Refusal
from bot.vocabulary import PlanState, Portion, Split
from tests.assignment.history import ANSWERS, OLD, PLACE, WHO, WORKER, TextBank
from tests.assignment.model import HOLDER
from tests.assignment.stage import PEOPLE

PORTIONS, SPLITS = st.sampled_from(Portion), st.sampled_from(Split)
SOURCES = st.sampled_from([*PEOPLE, SourceKind.ANYBODY, SourceKind.NOBODY])
TARGETS = st.sampled_from([("Ben",), ("Cleo", "Dev"), PEOPLE, TargetKind.POOL, TargetKind.ADMINS])


class MovedBank(TextBank):
    """Everything of a text bank, in any order, with admins and volunteers who move conversations."""

    @rule(whose=SOURCES, to=TARGETS, portion=PORTIONS, split=SPLITS, limit=st.integers(1, 9))
    def propose(self, whose: object, to: object, portion: Portion, split: Split, limit: int) -> None:
        selection = Selection(self.source(whose), portion, limit=limit if limit < 4 else None)
        wish = Wish(selection, self.target(to), split)
        before = self.facts()
        try:
            plan = self.bank.do(reassign.propose, self.bank.ana, wish)
        except Refusal:
            return
        assert self.facts() == before, "a preview moved something"
        if split is Split.EVEN and plan.unplaced == 0:
            counts = [share.count for share in plan.gets]
            open_to = len(wish.target.ids) - len(plan.left_out)
            assert max(counts) - min(counts) <= 1
            assert wish.target.kind is not TargetKind.PEOPLE or len(counts) == min(plan.total, open_to)
        self.plans.append(plan.id)

    @rule(which=OLD)
    def confirm(self, which: int) -> None:
        if self.plans:
            self.moved_rightly(self.plans[which % len(self.plans)])

    def moved_rightly(self, plan_id: int) -> PlanPicture:
        before, fresh = self.holders(), self.state_of(plan_id) is PlanState.PROPOSED
        done = self.bank.do(reassign.confirm, self.bank.ana, plan_id)
        after = self.holders()
        changed = {id_ for id_ in after if after[id_] != before[id_]}
        assert fresh or not changed, "a plan moved twice"
        assert not changed or done.state is PlanState.APPLIED
        if fresh:
            self.applied[plan_id] = len(self.acts)
        assert len(changed) <= done.total
        for id_ in changed:
            assert self.stage.phones[id_] not in self.opted_out | self.retired, "opted out, and moved as work"
            assert after[id_] not in {self.person_id(who) for who in self.suspended}
        return done

    @rule(which=OLD)
    def cancel(self, which: int) -> None:
        if self.plans:
            self.bank.do(reassign.cancel, self.bank.ana, self.plans[which % len(self.plans)])

    @rule(which=OLD, presses=st.integers(1, 2))
    def undo(self, which: int, presses: int) -> None:
        for _ in range(presses if self.plans else 0):
            before, plan_id = self.holders(), self.plans[which % len(self.plans)]
            self.tried(reassign.undo, self.bank.ana, plan_id)
            for id_, holder in self.holders().items():
                if holder != before[id_]:
                    since = self.touched.get(id_, 0)
                    assert since <= self.applied.get(plan_id, 0), "taken back, though somebody worked on it"
                    assert self.stage.phones[id_] not in self.opted_out | self.retired, "moved as work"
                    assert holder not in {self.person_id(who) for who in self.suspended}

    @rule(which=OLD)
    def confirm_and_undo_at_once(self, which: int) -> None:
        """A plan confirmed and taken back is as if it had never been."""
        if not self.plans or self.state_of(self.plans[which % len(self.plans)]) is not PlanState.PROPOSED:
            return
        before = self.facts()
        done = self.moved_rightly(self.plans[which % len(self.plans)])
        if done.state is PlanState.APPLIED:
            back = self.bank.do(reassign.undo, self.bank.ana, done.id)
            assert (back.total, back.skipped_total) == (done.total, 0)
        assert self.facts() == before

    @rule(to=TARGETS, place=PLACE, body=st.sampled_from(["STOP", "Yes"]), late=st.booleans())
    def the_world_changes_in_between(self, to: object, place: int, body: str, late: bool) -> None:
        """A contact writes between the preview and the confirm, or between the confirm and the undo."""
        known = len(self.plans)
        self.propose(SourceKind.ANYBODY, to, Portion.ALL, Split.LOAD, 9)
        if len(self.plans) > known:
            if not late:
                self.hear(place, body)
            self.moved_rightly(self.plans[-1])
            if late:
                self.hear(place, body)
                self.undo(len(self.plans) - 1, 1)

    @rule(to=TARGETS, place=PLACE)
    def somebody_reports_before_the_undo(self, to: object, place: int) -> None:
        known = len(self.plans)
        self.propose(SourceKind.ANYBODY, to, Portion.ALL, Split.LOAD, 9)
        if len(self.plans) > known:
            self.moved_rightly(self.plans[-1])
            self.press_answer(HOLDER, place, ANSWERS[1], 1)
            self.undo(len(self.plans) - 1, 1)

    @rule(who=WORKER, place=PLACE, to=TARGETS)
    def hand_on(self, who: str, place: int, to: object) -> None:
        conversation = self.likely(place)
        person, holder = self.worker(who, conversation), self.holders()[conversation]
        if self.tried(hand_on.hand_on, person, conversation, self.target(to), "a note"):
            assert holder == self.stage.ids[person.name], "a stale holder handed on"

    @rule(who=WHO)
    def done_for_today(self, who: str) -> None:
        if self.tried(hand_on.done_for_today, self.stage.people[who]):
            barred = self.opted_out | self.retired
            mine = {id_ for id_, holder in self.holders().items() if holder == self.person_id(who)}
            # Whoever is barred stays where they are, a wrong number too.
            assert all(self.stage.phones[id_] in barred or id_ in self.mistaken for id_ in mine)

    def facts(self) -> set[tuple[object, ...]]:
        """All that a move could change, of every conversation."""
        return {
            (each.id, each.holder_id, each.assigned_at, each.waiting_since, each.reserved_for, each.state)
            for each in self.stage.look().conversations
        }

    def source(self, of: object) -> Source:
        return (
            Source(SourceKind.PERSON, self.person_id(str(of)))
            if of in PEOPLE
            else Source(SourceKind(str(of)))
        )

    def target(self, to: object) -> Target:
        if isinstance(to, tuple):
            return Target(TargetKind.PEOPLE, tuple(self.person_id(who) for who in to))
        return Target(TargetKind(str(to)))

    def state_of(self, plan_id: int) -> PlanState:
        return self.bank.do(reassign.look_at, self.bank.ana, plan_id).state
