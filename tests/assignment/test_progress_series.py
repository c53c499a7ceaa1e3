"""The chart's lines end where the counts stand."""

from datetime import timedelta

from bot.assignment.claim import claim_bucket
from bot.assignment.progress import status


def test_the_lines_end_at_the_totals(bank):
    ben, opened = bank.person("Ben"), bank.open(8)
    bank.clock.forward(timedelta(seconds=7))
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    for seconds, conversation in enumerate(texted[:5]):
        bank.clock.forward(timedelta(seconds=10 + seconds))
        bank.hear(conversation, "Yes")
    bank.hear(texted[5], "STOP")
    bank.clock.forward(timedelta(minutes=3))
    seen = bank.do(status, bank.ana, opened)
    end = seen.series[-1]
    assert (end.texted, end.replied, end.waiting, end.opted_out) == (8, 6, 5, 1)
    assert (seen.card.counts.texted, seen.card.counts.waiting) == (8, 5)
