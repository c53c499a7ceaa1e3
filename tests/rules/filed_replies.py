"""Reports such as people file on first replies, drawn from the half of the corpus that was looked at.

So many for each answer: what was replied there, and the words of its rule, as thumbs write them.
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from random import Random

from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules.replies.filing_rules import Effect, read
from bot.assignment.rules.replies.learning import Example
from bot.assignment.rules.replies.learnt import NOTHING
from bot.assignment.rules.replies.suggesting import label_of
from bot.assignment.rules.replies.wording import wording
from bot.vocabulary import Spoken

FOLDER = Path(__file__).parent / "answers"
TOLD = tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))
QUESTIONS = {of["id"]: of for of in TOLD["questions"]}
FOR_EACH = 50
_BEFORE = ("", "", "", "", "hi ", "well ", "hello, ", "um ", "lol ")
_BEHIND = (
    "",
    "",
    "",
    "",
    "!",
    ".",
    " thanks",
    " thank you",
    " 😊",
    " sorry",
    "!!",
    " lol",
    " have a good day",
)


def lines(half):
    rows = (FOLDER / f"{half}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows]


def asked(question):
    return [Question(QUESTIONS[question]["prompt"], tuple(QUESTIONS[question]["options"]))]


def tag_of(right):
    """A tag of the corpus by its name, or none."""
    return {f"tag:{tag}".lower(): tag for tag in (*TOLD["tags"], "Wrong number")}.get(right)


def effect_of(question, right):
    """What somebody files who files rightly."""
    if tag := tag_of(right):
        return Effect(Spoken.TAG, tag)
    return Effect(Spoken.ANSWER, QUESTIONS[question]["prompt"], right)


def filed(seen=None, seed=0):
    """Examples to learn from: so many for each answer of each question, for each tag and for nothing."""
    dice, pools = Random(seed), defaultdict(list)
    for question, right, body in lines("seen") if seen is None else seen:
        if right != "!":
            of = question if right != "-" and tag_of(right) is None else ""
            pools[of, right].append((question, body))
    for of in TOLD["questions"]:
        rules, _ = read(of["rules"].replace("→ Q ", f"→ {of['prompt']} "), asked(of["id"]), TOLD["tags"])
        for rule in rules:
            pools[of["id"], rule.effect.value] += [(of["id"], " ".join(words)) for words in rule.whole]
    for rule in read(TOLD["every"], (), TOLD["tags"])[0]:
        words = [*rule.whole, *(each.words for each in rule.contained)]
        pools["", f"tag:{rule.effect.name}".lower()] += [("vote", " ".join(each)) for each in words]
    return [
        _example(dice, right, pool) for (of, right), pool in pools.items() for _ in range(_many(of, right))
    ]


def _many(of, right):
    return FOR_EACH if of else FOR_EACH * 4


def _example(dice, right, pool):
    question, body = dice.choice(pool)
    if right == "-" or tag_of(right):  # such replies come to any question
        question = dice.choice([question, *QUESTIONS])
    label = NOTHING if right == "-" else label_of(effect_of(question, right))
    return Example(wording(_dressed(dice, body)), QUESTIONS[question]["prompt"], label)


def _dressed(dice, body):
    """As thumbs write it."""
    body = f"{dice.choice(_BEFORE)}{body}{dice.choice(_BEHIND)}"
    if dice.random() < 0.1 and len(body) > 6:
        at = dice.randrange(1, len(body) - 2)
        body = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
    return re.sub(r"([a-z])$", r"\1\1\1", body) if dice.random() < 0.03 else body
