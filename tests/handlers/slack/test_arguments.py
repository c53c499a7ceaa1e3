"""What people type after a command is understood generously, and never guessed."""

import pytest

from bot.assignment.rules.typed.calling import meant
from bot.handlers.slack.arguments import mentioned, split

VERBS = ("open", "end")


@pytest.mark.parametrize(
    "typed, understood",
    [
        ("", ("", "")),
        ("open", ("open", "")),
        ("OPEN  Primary   day ", ("open", "Primary day")),
        ("Primary day", ("", "Primary day")),
        ("openly", ("", "openly")),
        ("open “Primary day”", ("open", "Primary day")),
        ("open Tom &amp; Jerry &lt;3", ("open", "Tom & Jerry <3")),
        ("open <http://vote.example|vote.example> list", ("open", "vote.example list")),
        ("open <https://vote.example> in <#C0GEN|general>", ("open", "https://vote.example in #general")),
    ],
)
def test_a_verb_and_a_name_are_told_apart(typed, understood):
    assert split(typed, VERBS) == understood


NAMES = ["Primary day", "Primary", "Senate race", "Late senate race", "Über"]


@pytest.mark.parametrize(
    "typed, found",
    [
        ("primary", ["Primary"]),
        ("prim", ["Primary day", "Primary"]),
        ("PRIMARY D", ["Primary day"]),
        ("sen", ["Senate race"]),
        ("race", ["Senate race", "Late senate race"]),
        ("nate r", ["Senate race", "Late senate race"]),
        ("über", ["Über"]),
        ("mayor", []),
        ("", NAMES),
    ],
)
def test_the_closest_reading_of_a_name_wins(typed, found):
    assert meant(typed, NAMES, str) == found


@pytest.mark.parametrize(
    "typed, account",
    [("<@U0ANA|ana>", "U0ANA"), ("please <@W123>", "W123"), ("@ana", None), ("<!channel>", None)],
)
def test_a_mention_is_an_account(typed, account):
    assert mentioned(typed) == account
