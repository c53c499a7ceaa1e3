"""Reading, answering, reporting: what ends the wait and what does not."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assignment.attention.board import these_wait
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer, open_thread, retry_first_text
from bot.assignment.conversations.inbox import my_texting, take, take_next
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import members
from bot.assignment.refusals.general import (
    AlreadyTexted,
    EmptyText,
    FieldUnfilled,
    FreeTextForbidden,
    HasOptedOut,
    NothingWaits,
    NotTheHolder,
    OutsideHours,
    TextTooLong,
)
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Direction, Role


@pytest.fixture
def conversation(bank, ben):
    """Ben texted somebody and they answered five minutes later."""
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))[0]
    bank.clock.forward(timedelta(minutes=5))
    bank.hear(texted, "Where do I vote?")
    return texted


def waiting(bank):
    return [row.conversation_id for row in bank.do(these_wait, bank.ana).rows]


def test_an_answered_contact_waits_since_they_wrote(bank, conversation):
    board = bank.do(these_wait, bank.ana)
    assert (board.total, board.rows[0].waiting_since) == (1, bank.clock())
    assert board.rows[0].name == "First0 L."
    assert board.holders[0].holder.name == "Ben Okafor"


def test_a_second_reply_does_not_reset_the_wait(bank, conversation):
    since = bank.clock()
    bank.clock.forward(timedelta(minutes=30))
    bank.hear(conversation, "Hello?")
    assert bank.do(these_wait, bank.ana).rows[0].waiting_since == since


def test_fields_in_words_of_ones_own_are_filled_in_or_refused(bank, ben, conversation):
    for unknown in ("See you, {{nick_name}}", "See you, {{first_name", "}} See you"):
        with pytest.raises(FieldUnfilled):
            bank.do(answer, ben, conversation, Answer(body=unknown), unknown)
    bank.do(answer, ben, conversation, Answer(body="See you, {{first_name}} {{nick_name|}}!"), "act")
    assert bank.texts(conversation)[-1].body == "See you, First0 !"


def test_whoever_takes_over_is_offered_words_that_say_who_they_are(bank, ben, conversation):
    cleo = bank.person("Cleo Park")
    bank.do(members.set_role, bank.ana, bank.person_id(cleo), Role.ADMIN)
    titles = [reply.title for reply in bank.do(open_thread, ben, conversation).canned]
    assert titles == ["Where"]
    bank.do(take, cleo, conversation)
    introduced = bank.do(open_thread, cleo, conversation).canned[0].body
    for words in ("Hi First0, this is Cleo from", "took over from Ben"):
        assert words in introduced
    bank.do(answer, cleo, conversation, Answer(body=introduced), "act")
    assert [reply.title for reply in bank.do(open_thread, cleo, conversation).canned] == ["Where"]


@pytest.mark.parametrize(
    "given",
    [
        Answer(body="At the town hall"),
        Answer(tags=("yes",)),
        Answer(note="called back", close=True),
        Answer(close=True),
        Answer(body="Yes", tags=("yes",)),
    ],
)
def test_a_reply_or_a_report_ends_the_wait_and_any_inbound_begins_it_again(bank, ben, conversation, given):
    bank.do(answer, ben, conversation, given, "act-1")
    assert waiting(bank) == []
    bank.clock.forward(timedelta(minutes=1))
    bank.hear(conversation, "Thanks!")
    assert waiting(bank) == [conversation]


def test_reply_and_report_are_one_act(bank, ben, conversation):
    given = Answer(body="At the town hall", tags=("yes",), answers=(("Will they vote?", "yes"),), note="keen")
    done = bank.do(answer, ben, conversation, given, "act-1")
    assert (done.sent, done.filed, done.waiting) == (True, True, 0)
    assert done.thread.lines[-1].body == "At the town hall"
    assert done.thread.reports[0].answers == (("Will they vote?", "yes"),)


def test_the_same_act_again_sends_and_files_nothing_more(bank, ben, conversation):
    given = Answer(body="At the town hall", tags=("yes",))
    first = bank.do(answer, ben, conversation, given, "act-1")
    assert bank.do(answer, ben, conversation, given, "act-1") == first
    assert len(bank.texts(conversation)) == 2
    assert len(first.thread.reports) == 1


def test_an_empty_act_is_refused(bank, ben, conversation):
    with pytest.raises(EmptyText):
        bank.do(answer, ben, conversation, Answer(), "act-1")
    with pytest.raises(EmptyText):
        bank.do(answer, ben, conversation, Answer(body="  "), "act-2")
    assert waiting(bank) == [conversation]


def test_a_text_that_does_not_fit_is_refused(bank, ben, conversation):
    with pytest.raises(TextTooLong):
        bank.do(answer, ben, conversation, Answer(body="x" * 1600), "act-1")


def test_only_prepared_replies_where_free_text_is_forbidden(bank, ben, conversation):
    opened = bank.conversation(conversation).campaign_id
    settings = bank.do(lifecycle.look, bank.ana, opened).settings
    bank.do(lifecycle.change_settings, bank.ana, opened, type(settings)(free_text=False))
    with pytest.raises(FreeTextForbidden):
        bank.do(answer, ben, conversation, Answer(body="anything"), "act-1")
    prepared = bank.do(open_thread, ben, conversation).canned[0].body
    assert prepared == "At Albany town hall, First0."
    assert bank.do(answer, ben, conversation, Answer(body=prepared), "act-2").sent


def test_no_answer_leaves_at_night_and_none_after_stop(bank, ben, conversation):
    day = bank.clock()
    bank.clock.time = datetime(2026, 3, 11, 3, 0, tzinfo=UTC)
    with pytest.raises(OutsideHours):
        bank.do(answer, ben, conversation, Answer(body="Yes"), "act-1")
    bank.clock.time = day
    bank.hear(conversation, "stop")
    with pytest.raises(HasOptedOut):
        bank.do(answer, ben, conversation, Answer(body="Yes"), "act-2")


def test_only_the_holder_answers_and_only_holder_and_admins_read(bank, conversation):
    cleo = bank.person("Cleo")
    for operation, facts in ((open_thread, ()), (answer, (Answer(body="Yes"), "act-1"))):
        with pytest.raises(NotTheHolder):
            bank.do(operation, cleo, conversation, *facts)
    assert bank.do(open_thread, bank.ana, conversation).name == "First0 Last0"
    with pytest.raises(NotTheHolder):
        bank.do(answer, bank.ana, conversation, Answer(body="Yes"), "act-2")


def test_who_takes_over_reads_all_and_who_wrote_it(bank, ben, conversation):
    since = bank.clock()
    bank.clock.forward(timedelta(minutes=10))
    thread = bank.do(take, bank.ana, conversation)
    assert [line.author for line in thread.lines if line.direction is Direction.OUT] == ["Ben Okafor"]
    assert thread.waiting_since == since
    with pytest.raises(NotTheHolder):
        bank.do(open_thread, ben, conversation)


def test_what_a_suspended_person_held_waits_for_whoever_takes_it(bank, ben, conversation):
    changed = bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert (changed.returned, changed.unheld) == (0, 3)
    cleo = bank.person("Cleo")
    assert bank.do(my_texting, cleo).unheld == 1
    assert bank.do(take_next, cleo).conversation_id == conversation
    with pytest.raises(NothingWaits):
        bank.do(take_next, cleo)


def test_nobody_takes_from_a_colleague(bank, conversation):
    with pytest.raises(NotTheHolder):
        bank.do(take, bank.person("Cleo"), conversation)


def test_the_inbox_shows_the_oldest_first_with_their_last_words(bank, ben):
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, bank.open(3)))
    for conversation in reversed(texted):
        bank.clock.forward(timedelta(minutes=1))
        bank.hear(conversation, f"I am {conversation}")
    inbox = bank.do(my_texting, ben).inbox
    assert [row.conversation_id for row in inbox] == list(reversed(texted))
    assert inbox[0].last_words == f"I am {texted[-1]}"


def test_a_text_that_arrived_can_not_be_retried(bank, ben, conversation):
    with pytest.raises(AlreadyTexted):
        bank.do(retry_first_text, ben, conversation)
