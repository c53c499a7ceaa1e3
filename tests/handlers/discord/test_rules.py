"""Rules for replies, from Discord."""

from bot.assignment.campaigns import reply_rules
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from tests.handlers.discord.town import labels


async def test_rules_are_written_refused_with_their_lines_and_show_what_they_mean(bank, ana):
    opened = bank.open(1, name="Primary day")
    await ana.run("campaign look", campaign="Primary day")
    said = await ana.press("Rules for replies")
    assert "There are no rules yet" in said
    await ana.press("Write rules")
    said = await ana.submit(rules="yes → Will they vote? yes\nyes → Will they vote? no")
    assert "Line 2: “yes” stands in line 1 for another answer, too." in said
    await ana.press("Fix it")
    said = await ana.submit(rules="yes → Will they vote? yes\nvoting ~ → tag no")
    assert "Line 2: “voting” stands in your own first text" in said
    assert len(bank.do(reply_rules.look, bank.ana, opened).rules) == 2


async def test_rules_run_again_after_a_preview_and_are_taken_back(bank, ana):
    opened = bank.open(2, name="Primary day")
    texted = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    bank.hear(texted[0], "yes")
    bank.do(reply_rules.write, bank.ana, opened, "yes → Will they vote? yes")
    await ana.run("campaign look", campaign="Primary day")
    await ana.press("Rules for replies")
    assert "Will they vote? yes: filed on 1" in await ana.press("Run again…")
    assert "1 conversation was changed." in await ana.press("Change 1 conversation")
    await ana.press("Back to the rules")
    assert "Take this run back?" in await ana.press("Undo the last run")
    assert "The run is taken back." in await ana.press("Undo")


async def test_what_a_rule_filed_is_shown_and_taken_back_with_one_press(bank, ben):
    opened = bank.open(1, name="Primary day")
    bank.do(reply_rules.write, bank.ana, opened, "yes → Will they vote? yes\nnot me → tag Wrong number any")
    bank.do(members.enrol, ben.who)
    conversation = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))[0]
    bank.hear(conversation, "Yes!")
    bank.hear(conversation, "Not me")
    await ben.run("text")
    assert "By itself, the rule “yes” filed Will they vote? yes" in await ben.press("Open")
    said = await ben.press("Take back “yes”")
    assert "What the rule filed is taken back" in said
    assert "Take back “yes”" not in labels(ben.panel)
    await ben.press("Report")
    assert "Tags (suggested: Wrong number)" in str(ben.form.modal)
    assert "Nobody texts this number for them any more." in await ben.submit()
