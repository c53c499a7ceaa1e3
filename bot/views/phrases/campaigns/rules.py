"""What is said of the rules by which replies are filed, and of what is wrong with them."""

from collections.abc import Callable, Sequence

from bot.assignment.outcomes.replies import RulesPicture
from bot.assignment.refusals.replies import RulesRefused
from bot.assignment.rules.replies.filing_rules import Flaw, Flawed
from bot.views.phrases.words import Words, counted, shortened

RULES, WRITE, SAVE = "Rules for replies", "Write rules", "Save"
HINT = "yes: yes, yep, si → Will you vote? yes    moved: new address ~ → tag moved"
HOW = (
    "One rule in a line: a name, the words of the reply, an arrow, and what to file. "
    "A rule knows the whole first reply of a contact; ~ behind words means that the reply contains them, "
    "and “not” after it takes replies out again. At the end, “any” lets it see later replies, too, "
    "and “and done” ends the wait. Nothing is sent, and whoever reads the conversation can take it back."
)
NONE = "There are no rules yet: every reply waits for a person who files it."
EXAMPLE = "yes: yes, yep, si, 👍 → Will you vote? yes\nmoved: new address ~, moved ~ not never → tag moved"

_NAME, _MOST, _SHOWN = 60, 5, 8


def refused(why: RulesRefused) -> Words:
    """Why lines were not kept; those of a form stay in it."""
    lines = flaws(why.flaws)
    if why.by_script:
        told = "Rules for replies file this. Change them first: press Rules for replies on the campaign."
        return (f"{told} Nothing was changed.\n{lines}",)
    return (lines,)


def flaws(found: Sequence[Flawed]) -> str:
    """The first of what was found, a line each."""
    told = [f"Line {each.line}: {_SAID[each.flaw](each)}" for each in found[:_MOST]]
    more = [f"And {counted(len(found) - _MOST, 'more line')} with something."] if len(found) > _MOST else []
    return "\n".join([*told, *more])


def heading(of: RulesPicture) -> str:
    """Whose rules these are, and how many."""
    many = f" · {counted(len(of.rules), 'rule')}" if of.rules else ""
    return f"{RULES}: {shortened(of.campaign.name, _NAME)}{many}"


def effects(of: RulesPicture) -> str:
    """Some of what can be filed, as it is written behind the arrow; empty where nothing can."""
    if not of.effects:
        return "Write tags or questions first: press Edit texts on the campaign."
    shown = ", ".join(f"“{shortened(each, _NAME)}”" for each in of.effects[:_SHOWN])
    more = " and more" if len(of.effects) > _SHOWN else ""
    return f"Behind the arrow you can write {shown}{more}."


def _fact(of: Flawed, name: str) -> str:
    return shortened(str(of.facts.get(name, "")), _NAME)


def _unknown(of: Flawed) -> str:
    near = f" Did you mean “{_fact(of, 'nearest')}”?" if of.facts.get("nearest") else ""
    return f"the campaign does not offer “{_fact(of, 'effect')}”.{near}"


_SAID: dict[Flaw, Callable[[Flawed], str]] = {
    Flaw.NO_ARROW: lambda _: "there is no arrow. Write the words, → or ->, and what to file.",
    Flaw.NO_WORDS: lambda _: "no words stand before the arrow, or nothing but signs between two commas.",
    Flaw.TOO_LONG: lambda of: (
        f"“{_fact(of, 'words')}…” is too long; write at most {of.facts['most']} characters."
    ),
    Flaw.ODD_WORDS: lambda of: (
        f"“{_fact(of, 'words')}” cannot be read. Behind ~ stands nothing, or not: moved ~ not never"
    ),
    Flaw.UNKNOWN_EFFECT: _unknown,
    Flaw.OPT_OUT: lambda of: (
        f"“{_fact(of, 'tag')}” means opt-out, which no rule can file. STOP is obeyed already, and what "
        "sounds like it is shown with a button."
    ),
    Flaw.DONE_CONTAINS: lambda _: "“and done” goes with whole replies only, so not with ~.",
    Flaw.DONE_WAITS: lambda of: (
        f"{_fact(of, 'tag')} waits for a person's press, so “and done” cannot be kept."
    ),
    Flaw.TOO_MANY: lambda of: f"there are {of.facts['count']} rules; at most {of.facts['most']} fit.",
    Flaw.STOP_WORD: lambda of: (
        f"“{_fact(of, 'words')}” is obeyed already, like STOP, START and HELP: no rule ever sees it."
    ),
    Flaw.SAME_WORDS: lambda of: (
        f"“{_fact(of, 'words')}” stands in line {of.facts['other']} for another answer, too."
    ),
    Flaw.IN_DOUBT: lambda of: (
        f"“{_fact(of, 'words')}” also sounds like an opt-out. It is filed, and still waits with the button."
    ),
    Flaw.OUR_WORDS: lambda of: (
        f"“{_fact(of, 'words')}” stands in your own first text, which contacts may repeat."
    ),
}
