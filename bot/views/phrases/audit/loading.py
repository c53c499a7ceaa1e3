"""What is said of contact lists that came and went, after the name of whoever did it."""

from bot.assignment.outcomes.audit import RecordLine
from bot.views.phrases.sentences import tr, tr_n


def imported(line: RecordLine) -> str:
    """A file became a contact list."""
    said = [
        tr_n(
            "loaded {list}, {n} contact",
            "loaded {list}, {n} contacts",
            line.number("size"),
            list=_contact_list(line),
        )
    ]
    if left := line.number("rejected"):
        said.append(tr_n("{n} row was left out", "{n} rows were left out", left))
    if out := line.number("opted_out"):
        said.append(tr_n("{n} number opted out", "{n} numbers opted out", out))
    return "; ".join(said)


def import_failed(line: RecordLine) -> str:
    """A file could not be read."""
    return tr_n(
        "brought a file that could not be read to its end; {n} number stayed opted out",
        "brought a file that could not be read to its end; {n} numbers stayed opted out",
        line.number("opted_out"),
    )


def opted_in(line: RecordLine) -> str:
    """Opt-outs of a list were taken back."""
    said = tr_n(
        "took back that {list} opted {n} number out",
        "took back that {list} opted {n} numbers out",
        line.number("numbers"),
        list=_contact_list(line),
    )
    if not (kept := line.number("confirmed")):
        return said
    stayed = tr_n("{n} number stayed opted out", "{n} numbers stayed opted out", kept)
    return f"{said}; {stayed}"


def purged(line: RecordLine) -> str:
    """The contacts of a list are no more."""
    return tr_n(
        "deleted the contacts of {list}, {n} contact",
        "deleted the contacts of {list}, {n} contacts",
        line.number("size"),
        list=line.list_ or tr("a list"),
    )


def kept(line: RecordLine) -> str:
    """The contacts of a list stay."""
    return tr("kept the contacts of {list}, which time would have deleted", list=line.list_ or tr("a list"))


def _contact_list(line: RecordLine) -> str:
    return line.list_ or tr("a contact list")
