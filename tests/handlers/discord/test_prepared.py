"""Prepared replies that one press sends, from Discord."""

from dataclasses import replace

from bot.assignment.conversations import answer
from tests.handlers.discord.test_answer import PLACE, opens, prepare, texted

__all__ = ["texted"]


async def test_one_press_sends_a_prepared_reply_with_what_it_files_and_brings_the_next(bank, ben, texted):
    prepare(bank, 1, replace(PLACE, answer=("Will they vote?", "yes")))
    bank.hear(texted[0], "Where?")
    bank.hear(texted[1], "Where is it?")
    await opens(ben)
    said = await ben.press("Send")
    assert "Sent and filed: First0 Last0." in said
    assert "Where is it?" in said
    [filed] = bank.do(answer.open_thread, ben.who, texted[0]).reports
    assert (filed.tags, filed.answers) == (("asked-where",), (("Will they vote?", "yes"),))
    await ben.press("Reply")
    assert "Where is it?" in str(ben.form.modal["components"]), "their words are in sight while writing"
