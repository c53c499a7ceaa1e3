"""What is said of the rules by which replies are filed, and of what is wrong with them."""

from collections.abc import Callable, Sequence

from bot.assignment.outcomes.replies import RulesPicture
from bot.assignment.refusals.replies import RulesRefused
from bot.assignment.rules.replies.filing_rules import Flaw, Flawed
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Words, shortened

RULES, WRITE, SAVE = later("Rules for replies"), later("Write rules"), later("Save")
HINT = later("One rule in a line, such as: yes, yep, si → Will you vote? yes")
HOW = later(
    "One rule in a line: a name, the words of the reply, an arrow, and what to file. "
    "A rule knows the whole first reply of a contact; ~ behind words means that the reply contains them, "
    "and “not” after it takes replies out again. At the end, “any” lets it see later replies, too, "
    "and “and done” ends the wait. Nothing is sent, and whoever reads the conversation can take it back."
)
NONE = later("There are no rules yet: every reply waits for a person who files it.")
EXAMPLE = later(
    "yes: yes, yep, si, 👍 → Will you vote? yes\nmoved: new address ~, moved ~ not never → tag moved"
)

_NAME, _MOST, _SHOWN = 60, 5, 8


def refused(why: RulesRefused) -> Words:
    """Why lines were not kept; those of a form stay in it."""
    lines = flaws(why.flaws)
    if why.by_script:
        told = tr(
            "Rules for replies file this. Change them first: press Rules for replies on the campaign. "
            "Nothing was changed."
        )
        return (f"{told}\n{lines}",)
    return (lines,)


def flaws(found: Sequence[Flawed]) -> str:
    """The first of what was found, a line each."""
    told = [
        tr("Line {line}: {flaw}", line=str(each.line), flaw=_SAID[each.flaw](each)) for each in found[:_MOST]
    ]
    hidden = len(found) - _MOST
    if hidden > 0:
        told.append(tr_n("And {n} more line with something.", "And {n} more lines with something.", hidden))
    return "\n".join(told)


def heading(of: RulesPicture) -> str:
    """Whose rules these are, and how many."""
    whose = f"{RULES}: {shortened(of.campaign.name, _NAME)}"
    if not of.rules:
        return whose
    many = tr_n("{n} rule", "{n} rules", len(of.rules))
    return f"{whose} · {many}"


def effects(of: RulesPicture) -> str:
    """Some of what can be filed, as it is written behind the arrow; empty where nothing can."""
    if not of.effects:
        return tr("Write tags or questions first: press Edit texts on the campaign.")
    shown = ", ".join(f"“{shortened(each, _NAME)}”" for each in of.effects[:_SHOWN])
    if len(of.effects) > _SHOWN:
        return tr("Behind the arrow you can write {effects} and more.", effects=shown)
    return tr("Behind the arrow you can write {effects}.", effects=shown)


def _fact(of: Flawed, name: str) -> str:
    return shortened(str(of.facts.get(name, "")), _NAME)


def _unknown(of: Flawed) -> str:
    told = tr("the campaign does not offer “{effect}”.", effect=_fact(of, "effect"))
    if not of.facts.get("nearest"):
        return told
    near = tr("Did you mean “{nearest}”?", nearest=_fact(of, "nearest"))
    return f"{told} {near}"


_SAID: dict[Flaw, Callable[[Flawed], str]] = {
    Flaw.NO_ARROW: lambda _: tr("there is no arrow. Write the words, → or ->, and what to file."),
    Flaw.NO_WORDS: lambda _: tr("no words stand before the arrow, or nothing but signs between two commas."),
    Flaw.TOO_LONG: lambda of: tr(
        "“{words}…” is too long; write at most {most} characters.",
        words=_fact(of, "words"),
        most=_fact(of, "most"),
    ),
    Flaw.ODD_WORDS: lambda of: tr(
        "“{words}” cannot be read. Behind ~ stands nothing, or not: moved ~ not never",
        words=_fact(of, "words"),
    ),
    Flaw.UNKNOWN_EFFECT: _unknown,
    Flaw.OPT_OUT: lambda of: tr(
        "“{tag}” means opt-out, which no rule can file. STOP is obeyed already, and what "
        "sounds like it is shown with a button.",
        tag=_fact(of, "tag"),
    ),
    Flaw.DONE_CONTAINS: lambda _: tr("“and done” goes with whole replies only, so not with ~."),
    Flaw.DONE_WAITS: lambda of: tr(
        "{tag} waits for a person's press, so “and done” cannot be kept.", tag=_fact(of, "tag")
    ),
    Flaw.TOO_MANY: lambda of: tr(
        "there are {count} rules; at most {most} fit.", count=_fact(of, "count"), most=_fact(of, "most")
    ),
    Flaw.STOP_WORD: lambda of: tr(
        "“{words}” is obeyed already, like STOP, START and HELP: no rule ever sees it.",
        words=_fact(of, "words"),
    ),
    Flaw.SAME_WORDS: lambda of: tr(
        "“{words}” stands in line {other} for another answer, too.",
        words=_fact(of, "words"),
        other=_fact(of, "other"),
    ),
    Flaw.IN_DOUBT: lambda of: tr(
        "“{words}” also sounds like an opt-out. It is filed, and still waits with the button.",
        words=_fact(of, "words"),
    ),
    Flaw.OUR_WORDS: lambda of: tr(
        "“{words}” stands in your own first text, which contacts may repeat.", words=_fact(of, "words")
    ),
}
