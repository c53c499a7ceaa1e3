r"""Replies sorted by what they mean: one body a line, `\n` for a line break.

`seen` was looked at while the words were extended, `held_out` never; other people write it.
Whoever looks at lines that are held out moves them to `seen`, and has others written: until then there is no
`held_out`.
`from_the_field` was made after public bug reports and complaints.
"""

from pathlib import Path

from bot.assignment.rules.law.optout import Meaning, meaning_of

FOLDER = Path(__file__).parent / "replies"
LABELS = ("asked_to_stop", "in_doubt", "something_else", "ordinary")


def bodies(half: str, label: str) -> list[str]:
    lines = (FOLDER / half / f"{label}.txt").read_text(encoding="utf-8").split("\n")
    return [line.replace("\\n", "\n") for line in lines if line]


def counted(half: str, label: str) -> dict[Meaning, int]:
    """How many bodies have each meaning."""
    read = [meaning_of(body) for body in bodies(half, label)]
    return {meaning: read.count(meaning) for meaning in Meaning}
