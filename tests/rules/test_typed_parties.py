"""A source or a target that stands by itself is a mention, a word, or a name whatever words are in it."""

import pytest

from bot.assignment.rules.typed.typed_parties import source, targets
from bot.assignment.rules.typed.wish_terms import By, Party


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("<@17>", Party(By.ACCOUNT, "17")),
        ("<@!17>", Party(By.ACCOUNT, "17")),
        ("<@&9>", Party(By.GROUP, "9")),
        ("Anybody", Party(By.ANYBODY, "anybody")),
        ("the-pool", Party(By.NOBODY, "the pool")),
        ("list Only the waiting", Party(By.CONTACT_LIST, "Only the waiting")),
        ("team “night team”", Party(By.USER_LIST, "night team")),
        ("@Ana to Ben", Party(By.NAME, "Ana to Ben")),
        ("list", Party(By.NAME, "list")),
        ("@", Party(By.NAME, "@")),
    ],
)
def test_a_source(typed, meant):
    assert source(typed) == meant


def test_targets_are_all_that_are_mentioned_else_one_thing():
    assert targets("<@1>, <@2> and <@3>") == tuple(Party(By.ACCOUNT, one) for one in "123")
    assert targets("on-shift") == (Party(By.ON_SHIFT, "on shift"),)
    assert targets("<@&9> <@1>") == (Party(By.GROUP, "9"),)
