"""Prepared replies that one press sends, from Slack."""

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import CannedReply
from tests.handlers.slack.test_answer import benjamin, in_the_field, opens, replies, texted

__all__ = ["benjamin", "texted"]


async def test_one_press_sends_a_prepared_reply_with_its_tag_and_answer_and_brings_the_next(
    ben, bank, texted
):
    where = CannedReply("Where", "At the town hall, {{first_name}}.", "asked", ("Will they vote?", "yes"))
    bank.do(lifecycle.put_reply, bank.ana, 1, "Where", where)
    bank.hear(texted[0], "Where?")
    bank.hear(texted[1], "Where is it?")
    await opens(ben, "First0 Last0")
    await ben.press("Send", on=ben.modal)
    await ben.until("Sent and filed: First0 Last0.")
    assert "Where is it?" in ben.modal
    [filed] = bank.do(answer.open_thread, bank.account(ben), texted[0]).reports
    assert (filed.tags, filed.answers) == (("asked",), (("Will they vote?", "yes"),))
    assert replies(bank, texted[0]) == ["At the town hall, First0."]


async def test_what_was_typed_is_never_wiped_by_a_prepared_reply(ben, bank, texted):
    bank.hear(texted[0], "Where?")
    await opens(ben, "First0 Last0")
    await ben.fill("Your reply", "Good question!")
    await ben.press("Send", on=ben.modal)
    await ben.until("Good question!\nAt Albany town hall, First0.")
    assert "nothing was sent" in ben.modal
    await ben.submit()
    assert replies(bank, texted[0]) == ["Good question!\nAt Albany town hall, First0."]


async def test_a_prepared_reply_goes_as_it_is(ben, bank, texted):
    bank.hear(texted[0], "Where?")
    await opens(ben, "First0 Last0")
    await ben.fill("Note for the team", "kept while picking")
    await ben.choose("Prepared replies", "Where")
    await ben.until(in_the_field("At Albany town hall, First0."))
    await ben.submit()
    assert replies(bank, texted[0]) == ["At Albany town hall, First0."]
    thread = bank.do(answer.open_thread, bank.account(ben), texted[0])
    assert [report.note for report in thread.reports] == ["kept while picking"]
