"""What is said of deeds that concern people of Baton and their lists, after the name of whoever did them."""

from bot.assignment.outcomes.audit import RecordLine
from bot.views.phrases.sentences import tr, tr_n


def whom(line: RecordLine) -> str:
    """To whom it was done."""
    return line.person.name if line.person else tr("somebody")


def user_list(line: RecordLine) -> str:
    """The name of a list of people."""
    return line.list_ or tr("a user list that is no more")


def role(line: RecordLine) -> str:
    """Somebody may do more, or less."""
    match line.word("role"):
        case "admin":
            return tr("made {person} an admin", person=whom(line))
        case "volunteer":
            return tr("made {person} a volunteer", person=whom(line))
        case other:
            return tr("made {person} {role}", person=whom(line), role=other)


def cap(line: RecordLine) -> str:
    """How many contacts somebody may hold."""
    if dict(line.facts).get("cap") is None:
        return tr("lifted the limit of {person}", person=whom(line))
    return tr_n(
        "limited {person} to {n} contact",
        "limited {person} to {n} contacts",
        line.number("cap"),
        person=whom(line),
    )


def suspended(line: RecordLine) -> str:
    """Somebody may work no more."""
    back = tr_n(
        "{n} unsent contact went back to the pool",
        "{n} unsent contacts went back to the pool",
        line.number("returned"),
    )
    left = tr_n(
        "{n} conversation waited for others", "{n} conversations waited for others", line.number("unheld")
    )
    return tr("suspended {person}; {back}, {left}", person=whom(line), back=back, left=left)


def linked(line: RecordLine) -> str:
    """Two accounts are one person's."""
    if not line.number("held"):
        return tr("linked another account of {person}", person=whom(line))
    return tr_n(
        "linked another account of {person}; {n} conversation came along",
        "linked another account of {person}; {n} conversations came along",
        line.number("held"),
        person=whom(line),
    )


def list_people(line: RecordLine) -> str:
    """Who is on a list of people."""
    return tr(
        "changed who is on {list}: {added} added, {removed} removed",
        list=user_list(line),
        added=str(line.number("added")),
        removed=str(line.number("removed")),
    )


def carried(line: RecordLine) -> str:
    """A tag carries conversations to a list of people, or to none."""
    if dict(line.facts).get("list"):
        return tr("let a tag carry conversations to {list}", list=user_list(line))
    return tr("let a tag carry conversations nowhere any more")
