"""Rules for replies, from Slack."""

from bot.assignment.campaigns import reply_rules
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket


async def test_rules_are_written_refused_with_their_lines_and_show_what_they_mean(bank, ana):
    opened = bank.open(1, name="Primary day")
    await ana.command("/campaign look Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Rules for replies")
    await ana.until("There are no rules yet")
    assert "Behind the arrow you can write “Will they vote? yes”" in ana.modal
    await ana.press("Write rules")
    await ana.until(lambda screen: screen.modal.title == "Write rules")
    await ana.submit(rules="yes → Will they vote? yes\nstop → tag no")
    await ana.until("Line 2: “stop” is obeyed already, like STOP, START and HELP")
    await ana.submit(rules="yes → Will they vote? yes\nvoting ~ → tag no")
    await ana.until("Line 2: “voting” stands in your own first text")
    assert len(bank.do(reply_rules.look, bank.ana, opened).rules) == 2


async def test_rules_run_again_after_a_preview_and_are_taken_back(bank, ana):
    opened = bank.open(2, name="Primary day")
    texted = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    bank.hear(texted[0], "yes")
    bank.do(reply_rules.write, bank.ana, opened, "yes → Will they vote? yes")
    await ana.command("/campaign look Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Rules for replies")
    await ana.until(lambda screen: screen.modal.title == "Rules for replies")
    await ana.press("Run again…")
    await ana.until("Will they vote? yes: filed on 1")
    await ana.submit()
    await ana.until("1 conversation was changed.")
    await ana.press("Undo")
    await ana.until("The run is taken back.")
    await ana.press("Back to the rules")
    await ana.until(lambda screen: screen.modal.title == "Rules for replies")
    assert "Undo the last run" not in ana.modal


async def test_what_a_rule_filed_is_shown_and_taken_back_with_one_press(bank, ben):
    opened = bank.open(1, name="Primary day")
    bank.do(reply_rules.write, bank.ana, opened, "yes → Will they vote? yes\nnot me → tag Wrong number any")
    who = bank.account(ben)
    bank.do(members.enrol, who)
    conversation = bank.text_all(who, bank.do(claim_bucket, who, opened))[0]
    bank.hear(conversation, "Yes!")
    bank.hear(conversation, "Not me")
    await ben.command("/text")
    await ben.until("First0")
    await ben.press("Open")
    await ben.until("By itself, the rule “yes” filed Will they vote? yes")
    assert "Tags (suggested: Wrong number)" in ben.modal
    await ben.press("Take back “yes”")
    await ben.until("What the rule filed is taken back")
    assert "Now: " not in ben.modal
    await ben.submit()
    assert "Nobody texts this number for them any more." in ben.modal
