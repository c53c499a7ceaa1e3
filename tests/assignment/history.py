"""A text bank driven at random: everything people, contacts, the provider and the clock can do."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer, inbox, set_aside
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport, TextParcel
from bot.assignment.people import members
from bot.assignment.refusals.general import Refusal
from bot.assignment.texting import claim, delivery, dispatch, first_text, optout
from bot.vocabulary import TextStatus
from tests.assignment.model import HOLDER, Model
from tests.assignment.stage import CONTACTS, PEOPLE

WHO = st.sampled_from(PEOPLE)
WORKER = st.sampled_from([HOLDER, HOLDER, HOLDER, *PEOPLE])
PRESSES = st.integers(1, 2)
PLACE = st.integers(0, 2 * CONTACTS - 1)
OLD = st.integers(0, 30)
ANSWERS = (
    *(Answer("Hello"), Answer(tags=("yes",)), Answer("Hi", tags=("no",))),
    *(Answer(tags=("wrong #",)), Answer(tags=("DNC",))),
)


class TextBank(Model):
    """In any order."""

    # What people do.

    @rule(who=WHO, place=st.integers(0, 1))
    def start(self, who: str, place: int) -> None:
        person, opened = self.stage.people[who], self.stage.campaigns[place]
        before = self.holders()
        try:
            claimed = self.bank.do(claim.claim_bucket, person, opened)
        except Refusal:
            return
        self.screens.append((person, claimed.next))
        for conversation in self.taken_since(before):
            assert self.stage.phones[conversation] not in self.opted_out | self.retired
            assert conversation not in self.aside | self.mistaken
            assert self.state[conversation] == "untexted"
        assert opened not in self.paused
        assert who not in self.suspended

    @rule(who=WHO, place=st.integers(0, 1), replies=st.integers(0, 3))
    def text_a_bucket(self, who: str, place: int, replies: int) -> None:
        """What a good hour looks like: claim, text, hear from some."""
        first = len(self.screens)
        self.start(who, place)
        for which in range(first, first + 3):
            if which < len(self.screens):
                self.do_send(which)
        for _, card in self.screens[first : first + replies]:
            self.hear(self.stage.conversations.index(card.conversation_id), "Yes")

    @rule(which=OLD, presses=PRESSES)
    def press_send(self, which: int, presses: int) -> None:
        for _ in range(presses if self.screens else 0):
            self.do_send(which)

    def do_send(self, which: int) -> None:
        person, card = self.screens[which % len(self.screens)]
        conversation, phone = card.conversation_id, self.stage.phones[card.conversation_id]
        holder, untexted = self.holders()[conversation], self.state[conversation] == "untexted"
        try:
            done = self.bank.do(first_text.send_first_text, person, conversation, card.fingerprint)
        except Refusal:
            return
        if done.next is not None:
            self.screens.append((person, done.next))
        if untexted:
            assert holder == self.stage.ids[person.name], "a stale holder sent"
            assert phone not in self.opted_out | self.retired
            assert card.campaign.id not in self.paused
            self.sent[conversation] += 1
            self.state[conversation] = "texted"

    @rule(which=OLD)
    def press_skip(self, which: int) -> None:
        if self.screens:
            person, card = self.screens[which % len(self.screens)]
            self.tried(first_text.skip_contact, person, card.conversation_id)

    @rule(who=WHO, place=st.integers(0, 1))
    def release(self, who: str, place: int) -> None:
        self.tried(claim.release_bucket, self.stage.people[who], self.stage.campaigns[place])

    @rule(who=WORKER, place=PLACE, given=st.sampled_from(ANSWERS), presses=PRESSES)
    def press_answer(self, who: str, place: int, given: Answer, presses: int) -> None:
        act, conversation = f"act-{len(self.answers)}", self.likely(place)
        self.answers.append((self.worker(who, conversation), conversation, given, act))
        for _ in range(presses):
            self.do_answer(len(self.answers) - 1)

    @rule(which=OLD)
    def press_answer_again(self, which: int) -> None:
        if self.answers:
            self.do_answer(which % len(self.answers))

    def do_answer(self, which: int) -> None:
        person, conversation, given, act = self.answers[which]
        holder = self.holders()[conversation]
        if not self.tried(answer.answer, person, conversation, given, act):
            return
        assert holder == self.stage.ids[person.name], "a stale holder answered"
        if act in self.acts:
            return
        self.acts.add(act)
        self.touched[conversation] = len(self.acts)
        self.since.pop(conversation, None)
        if given.body is not None:
            assert self.stage.phones[conversation] not in self.opted_out | self.retired
            assert conversation not in self.mistaken
            self.sent[conversation] += 1
            self.state[conversation] = "texted" if self.state[conversation] == "texted" else "answered"
        if given.files_report and self.state[conversation] != "untexted":
            self.state[conversation] = "closed"
        if "DNC" in given.tags:
            self.opted_out.add(self.stage.phones[conversation])
        if "wrong #" in given.tags:
            self.mistaken.add(conversation)

    @rule(who=WORKER, place=PLACE)
    def press_retry(self, who: str, place: int) -> None:
        conversation = self.stage.conversations[place]
        person, holder = self.worker(who, conversation), self.holders()[conversation]
        if self.tried(answer.retry_first_text, person, conversation):
            assert holder == self.stage.ids[person.name], "somebody tried again what another holds"
            assert self.stage.phones[conversation] not in self.opted_out | self.retired
            self.sent[conversation] += 1

    @rule(who=WHO, which=OLD)
    def try_again_what_did_not_arrive(self, who: str, which: int) -> None:
        """A text fails, and the next day somebody presses what tries it again, whoever has it by now."""
        self.texts_leave()
        self.provider_answers(which, "30003")
        self.next_morning()
        for place in range(2 * CONTACTS):
            self.press_retry(who, place)

    @rule(who=WHO, place=st.integers(0, 1), which=OLD, end=st.sampled_from(["30006", "21266"]))
    def who_cannot_be_texted_writes(self, who: str, place: int, which: int, end: str) -> None:
        """A text fails for good, and then its contact writes after all."""
        self.text_a_bucket(who, place, 0)
        self.texts_leave()
        if self.under_way:
            failed = self.conversation_of(self.under_way[which % len(self.under_way)].message_id)
            self.provider_answers(which, end)
            self.hear(self.stage.conversations.index(failed), "Yes")

    @rule(who=WHO, place=PLACE)
    def who_was_a_wrong_number_writes(self, who: str, place: int) -> None:
        """Somebody answers, is filed as a wrong number, and writes again."""
        self.text_a_bucket(who, place % 2, 3)
        conversation = self.likely(place)
        self.press_answer(HOLDER, place, Answer(tags=("wrong #",)), 1)
        self.hear(self.stage.conversations.index(conversation), "Yes")

    @rule(who=st.sampled_from([*PEOPLE, "Ana"]), place=PLACE)
    def press_take(self, who: str, place: int) -> None:
        self.tried(inbox.take, self.stage.people.get(who, self.bank.ana), self.stage.conversations[place])

    @rule(who=WHO)
    def press_take_next(self, who: str) -> None:
        self.tried(inbox.take_next, self.stage.people[who])

    @rule(who=WORKER, place=PLACE)
    def opt_out_by_hand(self, who: str, place: int) -> None:
        conversation = self.stage.conversations[place]
        if self.tried(optout.opt_out, self.worker(who, conversation), conversation):
            self.opted_out.add(self.stage.phones[conversation])

    @rule(place=PLACE)
    def reverse_opt_out(self, place: int) -> None:
        phone = self.stage.phones[self.stage.conversations[place]]
        if self.tried(optout.reverse_opt_out, self.bank.ana, phone):
            self.opted_out.discard(phone)

    @rule(who=WHO)
    def suspend(self, who: str) -> None:
        self.bank.do(members.suspend, self.bank.ana, self.person_id(who))
        self.suspended.add(who)

    @rule(who=WHO)
    def restore(self, who: str) -> None:
        self.bank.do(members.restore, self.bank.ana, self.person_id(who))
        self.suspended.discard(who)

    @rule(place=st.integers(0, 1))
    def pause(self, place: int) -> None:
        self.bank.do(lifecycle.pause, self.bank.ana, self.stage.campaigns[place])
        self.paused.add(self.stage.campaigns[place])

    @rule(place=st.integers(0, 1))
    def resume(self, place: int) -> None:
        self.bank.do(lifecycle.open_, self.bank.ana, self.stage.campaigns[place])
        self.paused.discard(self.stage.campaigns[place])

    @rule(place=PLACE)
    def put_back(self, place: int) -> None:
        conversation = self.stage.conversations[place]
        self.bank.do(set_aside.put_back, self.bank.ana, conversation)
        if self.stage.phones[conversation] not in self.opted_out | self.retired:
            self.aside.discard(conversation)
            self.mistaken.discard(conversation)

    # What contacts do.

    @rule(
        place=PLACE,
        body=st.sampled_from(["Yes", "Who is this?", "STOP", "please stop", "START", "Go away"]),
    )
    def hear(self, place: int, body: str) -> None:
        phone = self.stage.phones[self.stage.conversations[place]]
        received = self.bank.hear(self.stage.conversations[place], body)
        heard = received.conversation_id
        assert heard is not None
        assert self.stage.phones[heard] == phone
        self.heard[heard] += 1
        self.last_heard[heard] = self.bank.clock()
        if body in {"STOP", "please stop"}:
            self.opted_out.add(phone)
            return
        self.retired.discard(phone)
        self.aside.discard(heard)
        self.mistaken.discard(heard)
        self.state[heard] = "needs_attention"
        self.since.setdefault(heard, self.bank.clock())
        if body == "START":
            self.opted_out.discard(phone)

    # What the provider and time do.

    @rule()
    def texts_leave(self) -> None:
        for parcel in self.bank.do(dispatch.lease_texts, 10):
            assert parcel.phone not in self.opted_out, "a text left after stop"
            self.left[parcel.message_id] += 1
            assert self.left[parcel.message_id] == 1, "a text left twice"
            self.under_way.append(parcel)
        self.believe_withdrawals()

    @rule(which=OLD, end=st.sampled_from(["delivered", "30003", "30006", "21610", "21266", "later", "20003"]))
    def provider_answers(self, which: int, end: str) -> None:
        if not self.under_way:
            return
        parcel = self.under_way.pop(which % len(self.under_way))
        match end:
            case "delivered":
                self.bank.do(
                    delivery.record_accepted,
                    parcel.message_id,
                    Accepted(f"SM{parcel.message_id}", TextStatus.SENT),
                )
                self.report(parcel, TextStatus.DELIVERED, None)
            case "30003" | "30006":
                self.report(parcel, TextStatus.UNDELIVERED, int(end))
            case "later":
                self.bank.do(delivery.record_not_sent, parcel.message_id, self.stage.clock())
                self.left[parcel.message_id] -= 1
            case _:
                self.bank.do(delivery.record_refused, parcel.message_id, Refused(int(end)))
        self.believe_failure(parcel, end)

    def report(self, parcel: TextParcel, status: TextStatus, code: int | None) -> None:
        news = StatusReport(parcel.message_id, f"SM{parcel.message_id}", status, code)
        for _ in range(2):
            self.bank.do(delivery.record_status, news)

    def believe_failure(self, parcel: TextParcel, end: str) -> None:
        if end == "30006":
            self.retired.add(parcel.phone)
        elif end == "21610":
            self.opted_out.add(parcel.phone)
        elif end == "30003":
            self.owed_again(parcel.message_id)
        elif end == "21266":
            self.aside.add(self.conversation_of(parcel.message_id))
            self.believe_withdrawals()
        elif end == "20003":
            self.paused.update(self.stage.campaigns)
            self.believe_withdrawals()

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        self.stage.clock.forward(timedelta(minutes=minutes))

    @rule()
    def next_morning(self) -> None:
        self.stage.clock.time = (self.stage.clock.time + timedelta(days=1)).replace(hour=15, minute=0)
