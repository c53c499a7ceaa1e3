"""The chart's lines end where the counts stand."""

from datetime import timedelta

from bot.assignment.campaigns.progress import status
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.optout import opt_out


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


def test_whoever_stopped_before_they_were_texted_is_in_the_line_as_in_the_total(bank):
    ben, opened = bank.person("Ben"), bank.open(3)
    card = bank.do(claim_bucket, ben, opened).next
    bank.clock.forward(timedelta(minutes=1))
    bank.do(opt_out, ben, card.conversation_id)
    bank.clock.forward(timedelta(minutes=1))
    seen = bank.do(status, bank.ana, opened)
    assert [seen.series[0].opted_out, seen.series[-1].opted_out] == [0, 1]
    assert seen.card.counts.opted_out == 1
