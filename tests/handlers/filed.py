"""A campaign that was answered, tagged and corrected, and the same counted by hand."""

import csv
import io
from collections import Counter

from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.vocabulary import TextStatus
from tests.assignment.bank import Bank

ASKED = "Will they vote?"
# What was filed on the first six contacts, one report after the other; the last word counts.
FILED = (("yes",), ("yes", "no"), ("no", "yes"), ("no",), ("yes",), ())


def answered(bank: Bank) -> int:
    """A campaign of eight contacts: all reached, six replied, and reports corrected each other."""
    campaign, ben = bank.open(8, name="Primary day"), bank.person("Ben Adeyemi")
    sent = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    for conversation in sent:
        text = bank.texts(conversation)[0]
        bank.do(record_status, StatusReport(text.id, f"SM{text.id}", TextStatus.DELIVERED))
    for conversation, said in zip(sent, FILED, strict=False):
        bank.hear(conversation, "Hello, =who are you?")
        for answer in said:
            bank.filed(conversation, answers={ASKED: answer}, tags=["yes"] if answer == "yes" else [])
        if said and said[-1] == "no":
            bank.filed(conversation, removed=["yes"])
    return campaign


def by_hand() -> Counter[str]:
    """How many stand with each answer."""
    return Counter(said[-1] for said in FILED if said)


def rows(content: bytes) -> list[dict[str, str]]:
    """A file as a spreadsheet program reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def counted(content: bytes) -> tuple[Counter[str], int]:
    """The answers in a table of results, and how many have the tag."""
    table = rows(content)
    answers = Counter(row[f"question: {ASKED}"] for row in table if row[f"question: {ASKED}"])
    return answers, sum(row["tag: yes"] == "yes" for row in table)
