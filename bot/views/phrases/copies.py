"""What is said of copies: backups, what was brought back, and banks that moved to another database."""

from collections.abc import Mapping
from pathlib import Path

from bot.views.phrases.words import counted


def backed_up(file: Path) -> tuple[str, ...]:
    return (
        f"The backup is in {file}, and only you can read it.",
        "Names, numbers and messages are in it in the clear. Your settings are not: keep them, too.",
    )


def restored() -> tuple[str, ...]:
    return (
        "The backup is back. It knows nothing of what came after it.",
        "Before anybody texts, pause every campaign and enter the opt-outs since then: /contacts optout.",
    )


def moved(rows: Mapping[str, int]) -> tuple[str, ...]:
    """`rows` by table, as counted on both sides."""
    known = {
        "contact": "contact",
        "conversation": "conversation",
        "message": "text",
        "person": "person",
        "campaign": "campaign",
    }
    told = ", ".join(counted(rows.get(table, 0), word) for table, word in known.items())
    tables = counted(len(rows), "table")
    return (
        f"{counted(sum(rows.values()), 'row')} of {tables} are there, counted on both sides: {told}.",
        "The file was left as it is. Never start Baton on it again: it would text the same people once more.",
    )


def taken(file: str) -> tuple[str, ...]:
    return (f"There is a file {file} already. Name another, or take it away first. Nothing was changed.",)


def missing(file: str) -> tuple[str, ...]:
    return (f"There is no file {file}. Nothing was changed.",)


def not_empty(_: str) -> tuple[str, ...]:
    return (
        "There is a text bank already in the database that the settings name. Nothing was changed.",
        "Name an empty one in BATON_DATABASE_URL: two banks cannot become one.",
    )


def damaged(why: str) -> tuple[str, ...]:
    return (
        f"The copy has faults, or is no database: {' '.join(why.split())}.",
        "Nothing was changed. Try an older backup.",
    )


def differs(what: str) -> tuple[str, ...]:
    return (
        f"Not every row arrived ({what}). Nothing was changed.",
        "Look whether a Baton runs on one of the two databases, and try again.",
    )
