"""Replies that file themselves by rules: what is filed, what waits, and what a person takes back."""

from dataclasses import replace
from random import Random

import pytest
from sqlmodel import col, select

from bot.assignment.campaigns import lifecycle, reply_rules
from bot.assignment.campaigns.carrying import carry
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.by_itself import run_again
from bot.assignment.conversations.taking_back import take_back
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people.user_lists import create_list
from bot.assignment.refusals.general import CampaignNotOpen, NotAnAdmin, NotTheHolder
from bot.assignment.refusals.replies import RulesRefused
from bot.assignment.rules.replies.filing_rules import Flaw
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Conversation, Report, RuleRun, Wait
from bot.vocabulary import Source
from tests.assignment.bank import Bank
from tests.clock import StillClock

VOTE = "Will they vote?"
RULES = """
yes: yes, yep → Will they vote? yes
no: no, nope → Will they vote? no, and done
said no: not voting ~ → tag no, any
changed: changed my mind ~ → Will they vote? no any
wrong: wrong number, not me → tag Wrong number
"""


@pytest.fixture
def campaign(bank):
    """An open campaign with rules."""
    opened = bank.open(4)
    bank.do(reply_rules.write, bank.ana, opened, RULES)
    return opened


@pytest.fixture
def texted(bank, ben, campaign):
    return bank.text_all(ben, bank.do(claim_bucket, ben, campaign))


def reports(bank, conversation):
    with bank.database.reading() as session:
        rows = select(Report).where(Report.conversation_id == conversation).order_by(col(Report.id))
        return list(session.exec(rows))


def stands(bank, who, conversation):
    found = bank.do(open_thread, who, conversation).standing
    return found.tags, dict(found.answers)


def waits(bank):
    with bank.database.reading() as session:
        return len(
            session.exec(select(Conversation).where(col(Conversation.waiting_since).is_not(None))).all()
        )


def test_a_reply_files_itself_shows_by_which_rule_and_goes_on_waiting(bank, ben, texted):
    bank.hear(texted[0], "YES!!")
    shown = bank.do(open_thread, ben, texted[0])
    assert (shown.standing.answers, shown.waits) == ({VOTE: "yes"}, True)
    assert shown.by_rule is not None
    assert (shown.by_rule.author, shown.by_rule.rule) == ("", "yes")
    assert bank.texts(texted[0])[-1].kind == "first"  # nothing was sent


def test_without_a_rule_that_knows_it_a_reply_waits_as_ever(bank, ben, texted):
    bank.hear(texted[0], "yes but my wife no")
    assert reports(bank, texted[0]) == []
    assert waits(bank) == 1


def test_only_the_first_reply_is_seen_but_for_rules_that_ask_for_any(bank, ben, texted):
    bank.hear(texted[0], "Who is this")
    bank.hear(texted[0], "yes")
    assert stands(bank, ben, texted[0]) == ((), {})
    bank.hear(texted[0], "I am not voting")
    assert stands(bank, ben, texted[0]) == (("no",), {})


def test_a_rule_may_change_what_a_rule_filed_and_nothing_that_stands_is_filed_twice(bank, ben, texted):
    bank.hear(texted[0], "yes")
    bank.hear(texted[0], "I changed my mind")
    bank.hear(texted[0], "I said I changed my mind")
    assert stands(bank, ben, texted[0]) == ((), {VOTE: "no"})
    assert [row.source for row in reports(bank, texted[0])] == [Source.RULE] * 2


def test_and_done_ends_the_wait_of_a_reply_that_nobody_waited_before(bank, ben, texted):
    bank.hear(texted[0], "Nope")
    assert waits(bank) == 0
    assert bank.conversation(texted[0]).state == "closed"
    with bank.database.reading() as session:
        ended = session.exec(select(Wait).where(Wait.conversation_id == texted[0])).one()
        assert (ended.ended_by, ended.person_id) == ("rule", None)
    bank.hear(texted[0], "Actually, where is it?")
    assert waits(bank) == 1


def test_and_done_never_ends_a_wait_that_a_person_has_to_end(bank, ben, texted):
    bank.do(reply_rules.write, bank.ana, bank.conversation(texted[0]).campaign_id,
            "no: no, not interested → Will they vote? no any and done")  # fmt: skip
    bank.hear(texted[0], "Where is it?")
    bank.hear(texted[0], "no")
    bank.hear(texted[1], "not interested")  # it also sounds like an opt-out
    assert waits(bank) == 2
    assert bank.conversation(texted[1]).opt_out_hint
    assert [row.closed for each in texted[:2] for row in reports(bank, each)] == [False, False]


@pytest.mark.parametrize("body", ["STOP", "yes stop texting me", "remove me, wrong number"])
def test_what_opts_out_is_obeyed_and_no_rule_sees_it(bank, ben, texted, body):
    bank.hear(texted[0], body)
    assert bank.conversation(texted[0]).barred == "opted_out"
    assert reports(bank, texted[0]) == []


def test_a_built_in_tag_is_shown_and_takes_effect_at_a_persons_press(bank, ben, texted):
    bank.hear(texted[0], "Wrong number")
    shown = bank.do(open_thread, ben, texted[0])
    assert (shown.proposed, reports(bank, texted[0])) == (("Wrong number",), [])
    bank.do(answer, ben, texted[0], Answer(tags=shown.proposed, seen=0), "act")
    assert bank.conversation(texted[0]).barred == "wrong_number"
    assert bank.do(open_thread, ben, texted[0]).proposed == ()


def test_a_tag_that_carries_away_waits_for_a_person_too(bank, ben, campaign, texted):
    spanish = bank.do(create_list, bank.ana, "Spanish", ["UANA"]).now.list.id
    bank.do(carry, bank.ana, campaign, "no", spanish)
    bank.hear(texted[0], "not voting")
    shown = bank.do(open_thread, ben, texted[0])
    assert (shown.proposed, shown.holder.id, reports(bank, texted[0])) == (("no",), bank.person_id(ben), [])


def test_one_press_takes_back_what_a_rule_filed_and_no_rule_files_it_again(bank, ben, cleo, texted):
    bank.hear(texted[0], "Nope")
    filed = bank.do(open_thread, ben, texted[0]).by_rule
    with pytest.raises(NotTheHolder):
        bank.do(take_back, cleo, texted[0], filed.id)
    shown = bank.do(take_back, ben, texted[0], filed.id)
    assert (shown.by_rule, dict(shown.standing.answers), shown.waits) == (None, {}, True)
    assert waits(bank) == 1
    bank.do(take_back, ben, texted[0], filed.id)  # harmless
    bank.hear(texted[0], "I changed my mind")
    assert [row.person_id for row in reports(bank, texted[0])] == [None, bank.person_id(ben)]


def test_what_a_person_filed_stays_whatever_is_replied_later(bank, ben, texted):
    bank.hear(texted[0], "Hm")
    bank.do(answer, ben, texted[0], Answer(answers=((VOTE, "yes"),), seen=0), "act")
    bank.hear(texted[0], "I changed my mind and am not voting")
    assert stands(bank, ben, texted[0]) == (("no",), {VOTE: "yes"})
    assert bank.do(open_thread, ben, texted[0]).by_rule.tags == ("no",)


def test_nobody_whom_no_text_was_sent_is_filed_by_a_rule(bank, ben, campaign):
    unsent = bank.do(claim_bucket, ben, campaign).next.conversation_id
    bank.hear(unsent, "yes")
    assert reports(bank, unsent) == []


def test_rules_are_refused_with_their_lines_and_the_former_ones_stay(bank, ben, campaign):
    with pytest.raises(NotAnAdmin):
        bank.do(reply_rules.write, ben, campaign, "")
    with pytest.raises(RulesRefused) as refused:
        bank.do(reply_rules.write, bank.ana, campaign, "yes → Will they vote? yes\nstop → tag no")
    assert [(each.line, each.flaw) for each in refused.value.flaws] == [(2, Flaw.STOP_WORD)]
    assert len(bank.do(reply_rules.look, bank.ana, campaign).rules) == 5
    bank.do(lifecycle.end, bank.ana, campaign)
    with pytest.raises(CampaignNotOpen):
        bank.do(reply_rules.write, bank.ana, campaign, "")


def test_tags_and_questions_that_rules_file_cannot_be_taken_away(bank, campaign):
    script = bank.do(lifecycle.look, bank.ana, campaign).script
    with pytest.raises(RulesRefused) as refused:
        bank.do(lifecycle.rewrite, bank.ana, campaign, replace(script, tags=("yes",)))
    assert [(each.line, each.flaw) for each in refused.value.flaws] == [(3, Flaw.UNKNOWN_EFFECT)]
    assert refused.value.by_script


def said_by_people(bank, conversation):
    """The newest word of a person on each tag and question."""
    words: dict[str, str | None] = {}
    for row in (each for each in reports(bank, conversation) if each.source == Source.PERSON):
        words |= dict.fromkeys(row.removed) | dict.fromkeys(row.tags, "")
        words |= {asked: said or None for asked, said in row.answers.items()}
    return words


def writes(bank, dice, opened, _conversation, _act):
    lines = [line for line in RULES.splitlines() if line]
    bank.do(reply_rules.write, bank.ana, opened, "\n".join(dice.sample(lines, dice.randrange(len(lines)))))


def replies(bank, dice, _opened, conversation, _act):
    bank.hear(conversation, dice.choice(("yes", "No", "not voting", "I changed my mind", "Hm")))


def files(bank, dice, _opened, conversation, act):
    shown = bank.do(open_thread, bank.ana, conversation)
    answers, tags = ((VOTE, dice.choice(("yes", "no", ""))),), dice.choice(((), ("no",)))
    given = Answer(tags=tags, answers=answers, seen=shown.newest_report, close=True)
    bank.do(answer, bank.ana, conversation, given, act)


def takes_back(bank, _dice, _opened, conversation, _act):
    filed = bank.do(open_thread, bank.ana, conversation).by_rule
    if filed:
        bank.do(take_back, bank.ana, conversation, filed.id)


def runs_again(bank, _dice, opened, _conversation, _act):
    drafted = bank.do(run_again.preview, bank.ana, opened)
    bank.do(run_again.run, bank.ana, opened, drafted.mark, drafted.ids)
    assert bank.do(run_again.preview, bank.ana, opened).ids == ()  # nothing is left to change


def undoes(bank, dice, _opened, _conversation, _act):
    with bank.database.reading() as session:
        runs = session.exec(select(RuleRun.id)).all()
    for run in dice.sample(runs, len(runs)):
        bank.do(run_again.undo, bank.ana, run)


DEEDS = (writes, replies, replies, files, takes_back, runs_again, undoes)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_in_any_order_a_persons_word_stands_and_nothing_is_sent(sqlite_only, seed):
    bank, dice = Bank(sqlite_only, StillClock()), Random(seed)
    opened = bank.open(2)
    texted = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    for step in range(40):
        dice.choice(DEEDS)(bank, dice, opened, dice.choice(texted), f"act-{step}")
        for each in texted:
            standing = bank.do(open_thread, bank.ana, each).standing
            for name, word in said_by_people(bank, each).items():
                now = standing.answers.get(name) if name == VOTE else ("" if name in standing.tags else None)
                assert now == word
            assert [text.kind for text in bank.texts(each)] == ["first"]
