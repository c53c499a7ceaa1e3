"""What must be true of a text bank, kept beside it in a few words: the model that random histories check."""

from collections import Counter
from datetime import datetime

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlmodel import select

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import TextParcel
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.refusals.general import Refusal
from bot.storage.tables import Message
from tests.assignment.stage import PEOPLE, Snapshot, Stage

HOLDER = "whoever holds it"
LOOK_EVERY = 4


class Model(RuleBasedStateMachine):
    """A text bank and what is believed of it; `TextBank` adds everything that can happen."""

    stage: Stage
    steps = 0

    @initialize()
    def begin(self) -> None:
        self.stage.reset()
        self.bank = self.stage.bank
        self.screens: list[tuple[Identity, ContactText]] = []
        self.answers: list[tuple[Identity, int, Answer, str]] = []
        self.under_way: list[TextParcel] = []
        self.left: Counter[int] = Counter()
        self.state = dict.fromkeys(self.stage.conversations, "untexted")
        self.heard: Counter[int] = Counter()
        self.sent: Counter[int] = Counter()
        self.acts: set[str] = set()
        self.withdrawn: set[int] = set()
        self.opted_out: set[str] = set()
        self.retired: set[str] = set()
        self.aside: set[int] = set()
        self.mistaken: set[int] = set()
        self.suspended: set[str] = set()
        self.paused: set[int] = set()
        self.ended: dict[int, tuple[object, ...]] = {}
        self.plans: list[int] = []
        self.since: dict[int, datetime] = {}
        self.last_heard: dict[int, datetime] = {}
        self.touched: dict[int, int] = {}
        self.applied: dict[int, int] = {}

    # What must hold whatever happened.

    @invariant()
    def promises_hold_now_and_then(self) -> None:
        """A broken promise stays broken, so it need not be looked for after every step."""
        self.steps += 1
        if self.steps % LOOK_EVERY == 0:
            self.promises_hold()

    def teardown(self) -> None:
        if self.steps:
            self.promises_hold()

    def promises_hold(self) -> None:
        seen = self.stage.look()
        self.nobody_is_held_twice(seen)
        self.the_record_tells_today(seen)
        self.every_message_is_there_once(seen)
        self.what_waits_was_not_answered(seen)
        self.states_and_bars_are_as_told(seen)
        self.waits_begin_when_the_contact_wrote(seen)

    def nobody_is_held_twice(self, seen: Snapshot) -> None:
        """One holder at most, and holdings that were ended stay as they were."""
        live = {each.conversation_id: each.person_id for each in seen.assignments if each.ended_at is None}
        assert live == {each.id: each.holder_id for each in seen.conversations if each.holder_id is not None}
        for each in seen.assignments:
            facts = (each.conversation_id, each.person_id, each.began_at, each.ended_at, each.ended_by)
            if each.ended_at is not None:
                assert self.ended.setdefault(each.id or 0, facts) == facts

    def the_record_tells_today(self, seen: Snapshot) -> None:
        """Replayed in order, the assignments never overlap and leave today's holders."""
        told: dict[int, int | None] = dict.fromkeys((each.id or 0 for each in seen.conversations), None)
        ended: dict[int, datetime] = {}
        for each in sorted(seen.assignments, key=lambda row: row.id or 0):
            assert told[each.conversation_id] is None, "held again before it was let go"
            assert ended.get(each.conversation_id, each.began_at) <= each.began_at
            if each.ended_at is None:
                told[each.conversation_id] = each.person_id
            else:
                ended[each.conversation_id] = each.ended_at
        assert told == {each.id: each.holder_id for each in seen.conversations}

    def every_message_is_there_once(self, seen: Snapshot) -> None:
        """No reply is lost, no act sends two texts, nobody gets two first texts."""
        assert Counter(each.conversation_id for each in seen.messages if each.direction == "in") == self.heard
        assert Counter(each.conversation_id for each in seen.messages if each.direction == "out") == self.sent
        live = [each for each in seen.messages if each.kind == "first" and each.status != "cancelled"]
        assert len({each.conversation_id for each in live}) == len(live), "two first texts to one contact"

    def what_waits_was_not_answered(self, seen: Snapshot) -> None:
        """The board, the conversations and the wait clocks agree with what was heard, answered and texted."""
        barred = self.opted_out | self.retired
        open_ = {id_ for id_, state in self.state.items() if state == "needs_attention"}
        expected = {id_ for id_ in open_ - self.aside - self.mistaken if self.stage.phones[id_] not in barred}
        board = self.bank.do(what_waits, self.bank.ana)
        assert {each.conversation_id for each in self.bank.do(these_wait, self.bank.ana).rows} == expected
        assert board.total == len(expected)
        assert {each.conversation_id for each in seen.waits if each.ended_at is None} == expected
        untexted = [each for each in seen.conversations if each.state == "untexted" and each.barred is None]
        in_hand = sum(each.holder_id is not None for each in untexted)
        assert (board.untexted.in_hand, board.untexted.in_pool) == (in_hand, len(untexted) - in_hand)

    def states_and_bars_are_as_told(self, seen: Snapshot) -> None:
        """States and flags are those the model expects."""
        assert {each.id: each.state for each in seen.conversations} == self.state
        bars = {each.phone: each.barred for each in seen.conversations}
        assert {phone for phone, bar in bars.items() if bar == "opted_out"} == self.opted_out
        assert {phone for phone, bar in bars.items() if bar == "retired"} == self.retired - self.opted_out

        aside = {each.id for each in seen.conversations if each.barred == "set_aside"}
        wrong = {each.id for each in seen.conversations if each.barred == "wrong_number"}
        numbers = self.opted_out | self.retired
        assert aside == {id_ for id_ in self.aside - self.mistaken if self.stage.phones[id_] not in numbers}
        assert wrong == {id_ for id_ in self.mistaken if self.stage.phones[id_] not in numbers}

    def waits_begin_when_the_contact_wrote(self, seen: Snapshot) -> None:
        """Whoever waits does so since they first wrote unanswered, whatever was moved or barred since."""
        told = {each.id: each.waiting_since for each in seen.conversations if each.waiting_since is not None}
        assert told == self.since

    # How the model looks at the bank.

    def tried(self, operation, *facts) -> bool:
        try:
            self.bank.do(operation, *facts)
        except Refusal:
            return False
        return True

    def likely(self, place: int) -> int:
        """Mostly a conversation that waits, for those are the ones people open."""
        waiting = [id_ for id_, state in self.state.items() if state == "needs_attention"]
        return waiting[place % len(waiting)] if waiting and place else self.stage.conversations[place]

    def worker(self, who: str, conversation: int) -> Identity:
        names: dict[int | None, str] = {self.person_id(name): name for name in PEOPLE}
        holder = names.get(self.holders()[conversation], PEOPLE[0])
        return self.stage.people[holder if who == HOLDER else who]

    def person_id(self, who: str) -> int:
        return self.stage.ids[who]

    def holders(self) -> dict[int, int | None]:
        return self.stage.holders()

    def taken_since(self, before: dict[int, int | None]) -> set[int]:
        return {id_ for id_, holder in self.holders().items() if holder is not None and before[id_] is None}

    def believe_withdrawals(self) -> None:
        """Texts that were held back at the last moment are as if never clicked."""
        with self.bank.database.reading() as session:
            rows = [each for each in session.exec(select(Message)) if each.status == "cancelled"]
        for each in rows:
            if each.id not in self.withdrawn:
                self.withdrawn.add(each.id or 0)
                self.taken_back(each)

    def taken_back(self, message: Message) -> None:
        conversation = message.conversation_id or 0
        if message.kind == "first" and self.state[conversation] == "texted":
            self.state[conversation] = "untexted"
        elif message.kind == "reply":
            self.owed(conversation)

    def owed_again(self, message_id: int) -> None:
        with self.bank.database.reading() as session:
            message = session.get_one(Message, message_id)
        if message.kind == "reply":
            self.owed(message.conversation_id or 0)
        elif message.kind == "retry":
            self.aside.add(message.conversation_id or 0)

    def conversation_of(self, message_id: int) -> int:
        with self.bank.database.reading() as session:
            return session.get_one(Message, message_id).conversation_id or 0

    def owed(self, conversation: int) -> None:
        if self.state[conversation] == "answered" and self.heard[conversation]:
            self.state[conversation] = "needs_attention"
            self.since[conversation] = self.last_heard[conversation]
