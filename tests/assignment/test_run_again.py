"""Rules that are run again over replies that were there: what it would change, changes, and gives back."""

from datetime import timedelta

import pytest

from bot.assignment.campaigns import lifecycle, reply_rules
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.by_itself import run_again
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.replies import Regained
from bot.assignment.refusals.general import CampaignNotOpen, NotAnAdmin
from bot.assignment.refusals.replies import RulesChanged, RunUndoOver
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Spoken
from tests.assignment.test_by_rule import VOTE, reports, stands, waits

YES, NO = Effect(Spoken.ANSWER, VOTE, "yes"), Effect(Spoken.ANSWER, VOTE, "no")
FIRST = f"no: no → {VOTE} no and done\nsure: sure → {VOTE} no"
THEN = (
    f"yes: sure, you bet → {VOTE} yes\nnot: not voting ~ → tag no any\nwrong: wrong number → tag Wrong number"
)
SAID = ("Sure!", "You bet", "sure", "No", "Wrong number", "no", "hm")


@pytest.fixture
def replied(bank, ben):
    """Replies under rules that were wrong, and changed. Ben saved the third as it was; the sixth stopped."""
    opened = bank.open(len(SAID))
    bank.do(reply_rules.write, bank.ana, opened, FIRST)
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    for each, said in zip(texted, SAID, strict=True):
        bank.hear(each, said)
    bank.do(answer, ben, texted[2], Answer(close=True), "act")
    bank.hear(texted[5], "STOP")
    bank.hear(texted[6], "I am not voting")
    bank.do(reply_rules.write, bank.ana, opened, THEN)
    return opened, texted


def run(bank, opened):
    drafted = bank.do(run_again.preview, bank.ana, opened)
    return bank.do(run_again.run, bank.ana, opened, drafted.mark, drafted.ids)


def test_a_preview_says_what_each_would_get_and_lose_and_stores_nothing(bank, replied):
    opened, texted = replied
    drafted = bank.do(run_again.preview, bank.ana, opened)
    no_tag = Effect(Spoken.TAG, "no")
    assert drafted.changes == (Regained(NO, 0, 2), Regained(YES, 2, 0), Regained(no_tag, 1, 0))
    assert drafted.ids == (*texted[:2], texted[3], texted[6])
    assert (drafted.losing, drafted.people, drafted.waits) == (2, 1, 1)
    assert [len(reports(bank, each)) for each in texted] == [1, 0, 2, 1, 0, 1, 0]


def test_a_run_files_what_is_said_now_and_what_a_rule_no_longer_ends_waits_again(bank, ben, replied):
    opened, texted = replied
    before = waits(bank)
    run(bank, opened)
    said = [stands(bank, ben, each) for each in texted]
    assert said[:3] == [((), {VOTE: "yes"}), ((), {VOTE: "yes"}), ((), {VOTE: "no"})]
    assert said[3:5] == [((), {})] * 2
    assert (said[6], waits(bank)) == ((("no",), {}), before + 1)
    assert bank.do(open_thread, ben, texted[0]).by_rule.rule == "yes"
    assert [text.kind for text in bank.texts(texted[0])] == ["first"]
    assert bank.do(run_again.preview, bank.ana, opened).ids == ()


def test_an_undo_gives_back_what_stood_but_where_somebody_filed_since(bank, ben, replied):
    opened, texted = replied
    before = [stands(bank, ben, each) for each in texted]
    made = run(bank, opened)
    assert bank.do(reply_rules.look, bank.ana, opened).last_run == made.id
    bank.do(answer, ben, texted[1], Answer(tags=("yes",)), "later")
    back = bank.do(run_again.undo, bank.ana, made.id)
    assert (back.undone, back.kept) == (True, 1)
    assert bank.do(run_again.undo, bank.ana, made.id).kept == 1  # harmless the second time
    after = [stands(bank, ben, each) for each in texted]
    assert after[1] == (("yes",), {VOTE: "yes"})
    assert after[:1] + after[2:] == before[:1] + before[2:]
    assert bank.do(open_thread, ben, texted[0]).by_rule.rule == "sure"
    assert bank.do(reply_rules.look, bank.ana, opened).last_run == 0


def test_what_was_looked_at_is_what_is_run_by_admins_while_it_may_be(bank, ben, replied):
    opened, _ = replied
    with pytest.raises(NotAnAdmin):
        bank.do(run_again.preview, ben, opened)
    drafted = bank.do(run_again.preview, bank.ana, opened)
    bank.do(reply_rules.write, bank.ana, opened, FIRST)
    with pytest.raises(RulesChanged):
        bank.do(run_again.run, bank.ana, opened, drafted.mark, drafted.ids)
    bank.do(reply_rules.write, bank.ana, opened, THEN)
    made = run(bank, opened)
    bank.clock.forward(timedelta(days=1))
    with pytest.raises(RunUndoOver):
        bank.do(run_again.undo, bank.ana, made.id)
    bank.do(lifecycle.end, bank.ana, opened)
    with pytest.raises(CampaignNotOpen):
        bank.do(run_again.preview, bank.ana, opened)
