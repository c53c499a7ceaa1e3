"""Random nights of a text bank that keeps shifts: people come, go, finish and extend, and clocks jump."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlmodel import select

from bot.assignment.outcomes.texting import ContactText
from bot.assignment.refusals.general import Refusal
from bot.assignment.shifts import end_choices, ending, shift
from bot.assignment.texting import claim, first_text
from bot.assignment.timers import fire_next
from bot.storage.tables import OutboxItem, Person, Shift, Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed
from tests.assignment.believed import GIVEN, LOOKS, Believed
from tests.assignment.days import MOMENT, OLD, WHO, Days
from tests.assignment.stage import Snapshot

MINUTE = timedelta(minutes=1)
NIGHTS = {
    "America/New_York": (datetime(2026, 3, 8, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 4, 30, tzinfo=UTC)),
    "America/Los_Angeles": (datetime(2026, 3, 8, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 5, 0, tzinfo=UTC)),
    "Europe/Berlin": (datetime(2026, 3, 29, 0, 15, tzinfo=UTC), datetime(2026, 10, 25, 0, 15, tzinfo=UTC)),
    "Australia/Lord_Howe": (
        datetime(2026, 3, 10, 20, 0, tzinfo=UTC),
        datetime(2026, 6, 9, 21, 0, tzinfo=UTC),
    ),
}
OF = st.integers(0, 1)
# Messages that make somebody look up.
PINGS = {"inbox", "nudge", "still_on_it", "reassigned", "shift_ended"}


class Timeline(Days):
    """Everything that happens around shifts, in any order."""

    @initialize(zone=st.sampled_from(sorted(NIGHTS)), second=st.booleans())
    def begin(self, zone="America/New_York", second=False) -> None:
        self.stage.reset()
        self.bank, self.ended = self.stage.bank, {}
        self.believed, self.days, self.acted = Believed(), [], 0
        self.reminded: Counter[tuple[int, int, datetime]] = Counter()
        self.stage.clock.time = NIGHTS[zone][second]
        self.shifts: list[int] = []
        self.asked: Counter[tuple[int, str]] = Counter()
        self.seen = 0
        with self.bank.database.transaction() as session:
            session.execute(sa.update(Person).values(zone=zone))

    # What people do.

    @rule(
        of=st.sampled_from([0, 0, 1, 1, None]),
        minutes=st.sampled_from([20, 60, 150]),
        who=st.sets(WHO, max_size=3),
    )
    def opened_now(self, of: int | None, minutes: int, who: set[str]) -> None:
        self.open(of, f"now for {minutes}m", who)

    @rule(
        of=OF,
        written=st.sampled_from(
            ["11:30pm-2:30am", "1am for 90m", "1:30am-4am", "2:30am for 1h", "3pm for 1h"]
        ),
        who=st.sets(WHO, max_size=2),
    )
    def opened_ahead(self, of: int, written: str, who: set[str]) -> None:
        self.open(of, written, who)

    def open(self, of: int | None, written: str, who: set[str]) -> None:
        campaign_id = None if of is None else self.stage.campaigns[of]
        try:
            found = self.bank.do(shift.open_written, self.bank.ana, written, campaign_id)
        except Refusal:
            return  # that night has no such time, or two of it
        self.shifts.append(found.id)
        self.let_it_end(found.id)
        for name in sorted(who):
            self.join(name, len(self.shifts) - 1)

    def let_it_end(self, shift_id: int) -> None:
        with self.bank.database.transaction() as session:
            ends_at = session.get_one(Shift, shift_id).ends_at
            timers.put_instead(session, Timed.SHIFT_ENDS, shift_id, ends_at, now=self.bank.clock())

    @rule(who=WHO, which=OLD)
    def join(self, who: str, which: int) -> None:
        if self.shifts:
            self.tried(shift.join_shift, self.stage.people[who], self.shifts[which % len(self.shifts)])

    @rule(who=WHO, which=OLD)
    def leave(self, who: str, which: int) -> None:
        if self.shifts:
            self.tried(shift.leave_shift, self.stage.people[who], self.shifts[which % len(self.shifts)])
            self.nobody_off_duty_was_pinged()
            self.stage.clock.forward(MOMENT)

    @rule(which=OLD, minutes=st.integers(1, 90))
    def extend(self, which: int, minutes: int) -> None:
        if not self.shifts:
            return
        shift_id = self.shifts[which % len(self.shifts)]
        with self.bank.database.transaction() as session:
            found = session.get_one(Shift, shift_id)
            if found.ends_at <= self.bank.clock() or found.called_off_at is not None:
                return
            found.ends_at += minutes * MINUTE
        self.let_it_end(shift_id)

    @rule(which=OLD)
    def end(self, which: int) -> None:
        if self.shifts:
            self.tried(ending.end_shift, self.bank.ana, self.shifts[which % len(self.shifts)])
            self.nobody_off_duty_was_pinged()

    @rule(who=WHO, of=OF, texts=st.integers(0, 3), replies=st.integers(0, 3))
    def work(self, who: str, of: int, texts: int, replies: int) -> None:
        """Claim, text, and hear from some."""
        person = self.stage.people[who]
        try:
            card: ContactText | None = self.bank.do(claim.claim_bucket, person, self.stage.campaigns[of]).next
            self.act(who, self.stage.campaigns[of])
            sent = []
            for _ in range(texts):
                if card is not None:
                    sent.append(card.conversation_id)
                    card = self.bank.do(
                        first_text.send_first_text, person, card.conversation_id, card.fingerprint
                    ).next
        except Refusal:
            return
        for each in sent[:replies]:
            self.reply(each)

    @rule(who=WHO, which=OLD, what=st.sampled_from(["finish", "release", "hand over"]))
    def decide(self, who: str, which: int, what: str) -> None:
        """Press a button of the question at the end of a shift."""
        if not self.shifts:
            return
        person, shift_id = self.stage.people[who], self.shifts[which % len(self.shifts)]
        match what:
            case "finish":
                self.tried(end_choices.finish, person, shift_id)
            case "release":
                self.tried(end_choices.release, person, shift_id)
            case _:
                self.tried(end_choices.hand_over, person, shift_id, 0)

    # What contacts and time do.

    @rule(place=st.integers(0, 7))
    def hear(self, place: int) -> None:
        self.reply(self.stage.conversations[place])

    def reply(self, conversation_id: int) -> None:
        before, now = self.bank.conversation(conversation_id), self.bank.clock()
        if before.state == "untexted":
            return
        kept = self.look().is_kept(before, now)
        self.bank.hear(conversation_id, "Yes")
        self.nobody_off_duty_was_pinged()
        found, believed = self.bank.conversation(conversation_id), self.look()
        assert not kept or found.holder_id == before.holder_id, "taken from whom a person gave it to"
        if found.holder_id is None:
            there = believed.there(self.stage.ids.values(), found.campaign_id, now)
            assert not there, "a reply came to nobody while somebody is there"
        elif believed.is_off(found.holder_id, found.campaign_id, now):
            assert believed.is_kept(found, now), "a reply came to somebody who is gone"

    @rule(minutes=st.integers(1, 45))
    def time_passes(self, minutes: int) -> None:
        """Everything timed happens when it is due."""
        until = self.bank.clock() + minutes * MINUTE
        while (due := self.next_due()) is not None and due <= until:
            self.stage.clock.time = max(due, self.bank.clock())
            self.fire()
        self.stage.clock.time = until

    @rule(who=WHO, of=OF, times=st.integers(1, 3))
    def stops_without_a_word(self, who: str, of: int, times: int) -> None:
        """Somebody texts, hears from two, and does nothing more for a long time."""
        self.work(who, of, 3, 2)
        for _ in range(times):
            self.time_passes(45)

    @rule(who=WHO, to=WHO, of=OF, again=st.booleans())
    def is_given_some_and_does_nothing(self, who: str, to: str, of: int, again: bool) -> None:
        """What somebody has is given to another, whose contacts write again or do not."""
        self.work(who, of, 3, 2)
        self.give(who, to)
        self.time_passes(40)
        for place in range(len(self.stage.conversations) if again else 0):
            self.hear(place)
        self.time_passes(45)

    @rule(who=WHO, of=OF, joins=st.booleans(), back=st.booleans())
    def goes_home(self, who: str, of: int, joins: bool, back: bool) -> None:
        """Somebody is done for the day, on a shift or not, or not after all; then their contacts write."""
        self.opened_now(None, 60, {who} if joins else set())
        self.work(who, of, 3, 2)
        self.done(who)
        if back:
            self.not_done(len(self.days) - 1)
        for place in range(len(self.stage.conversations)):
            self.hear(place)

    @rule(minutes=st.sampled_from([3, 5, 6, 20, 180, 600]))
    def nothing_ran_for_a_while(self, minutes: int) -> None:
        """The clock leaps, or Baton was down: what was due happens late."""
        self.stage.clock.forward(minutes * MINUTE)
        self.believed.leapt = self.bank.clock()
        self.fire()

    def fire(self) -> None:
        while self.bank.do(fire_next):
            self.nobody_off_duty_was_pinged()
        self.nothing_waits_with_somebody_who_is_gone()

    def next_due(self) -> datetime | None:
        with self.bank.database.reading() as session:
            return session.exec(select(sa.func.min(Timer.fire_at)).where(Timer.state == "waiting")).one()

    # What must hold.

    def promises_hold(self) -> None:
        seen = self.stage.look()
        mine = [each for each in seen.conversations if each.id in self.stage.phones]
        seen = Snapshot(mine, seen.assignments, seen.messages, seen.waits)
        self.nobody_is_held_twice(seen)
        self.the_record_tells_today(seen)

    def teardown(self) -> None:
        if self.steps:
            self.nothing_ran_for_a_while(6)
            self.promises_hold()

    def nothing_waits_with_somebody_who_is_gone(self) -> None:
        """Nothing lies with somebody off duty for longer than it takes to look after it."""
        now, believed = self.bank.clock(), self.look()
        for each in self.waiting():
            if each.holder_id is None or not believed.is_off(each.holder_id, each.campaign_id, now):
                continue
            if not believed.is_kept(each, now):
                assert not believed.is_overdue(each, now), "it waits with somebody who is gone"

    def nobody_off_duty_was_pinged(self) -> None:
        """Of what was put since the last look, nothing goes to somebody off duty but the one question."""
        with self.bank.database.reading() as session:
            fresh = [i for i in session.exec(select(OutboxItem)) if (i.id or 0) > self.seen]
        self.seen = max([self.seen, *(item.id or 0 for item in fresh)])
        believed = self.look()
        for item in fresh:
            put = item.created_at  # people have gone home since, perhaps
            person = int(item.address or item.subject_id)
            if item.kind not in PINGS or person not in self.stage.ids.values():
                continue  # Ana, who decides, hears of what she decided
            if item.kind == "shift_ended":
                self.asked[item.subject_id, item.address] += 1
                assert self.asked[item.subject_id, item.address] == 1, "asked twice"
            elif all(believed.is_off(person, each, put) for each in self.stage.campaigns):
                assert self.may_be_told(person, item.kind, put), f"pinged after they went: {item.kind}"

    def may_be_told(self, person: int, kind: str, now: datetime) -> bool:
        """Off duty, people are told of what a person gave them, and once that their duty lapsed."""
        believed = self.believed
        if any(to == person and at + GIVEN + LOOKS >= now for to, at in believed.given.values()):
            return True
        lapsed = [each for each in self.stage.campaigns if believed.has_lapsed(person, each, now)]
        for each in lapsed if kind == "nudge" else ():
            self.reminded[person, each, believed.acts[person, each]] += 1
        most = max((self.reminded[person, each, believed.acts[person, each]] for each in lapsed), default=0)
        return bool(lapsed) and most <= len(self.stage.campaigns)
