"""What is said of reports: what stands, what was filed, and what cannot be."""

from bot.assignment.outcomes.conversations import Question, Thread
from bot.assignment.outcomes.replies import FiledReport
from bot.assignment.refusals.filing import AnswerRefused, NotFiled, TagNotOffered
from bot.assignment.rules.answers import LONGEST
from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Words, listed, shortened
from bot.vocabulary import Asks

SAVE, SAVE_AND_CLOSE = later("Save"), later("Save and close")
NOTHING_CHANGED = later(
    "This stands already, so nothing was saved. To say that no answer is needed, press Save and close."
)
TAKEN_BACK: Words = (later("What the rule filed is taken back, and no rule files it here again."),)
NUMBER_HINT, WORDS_HINT = later("A number, say 3 or 2.5"), later("In their words")

_LONGEST, _NAME, _LABEL, _FIELD = 600, 60, 70, 45


def report(of: FiledReport) -> Words:
    """What somebody filed, took back or closed."""
    answers = [f"{prompt} {answer}" for prompt, answer in of.answers if answer]
    back = [
        *of.removed,
        *(tr("the answer to {prompt}", prompt=prompt) for prompt, answer in of.answers if not answer),
    ]
    filed = [*([listed(of.tags)] if of.tags else []), *answers, *([f"“{of.note}”"] if of.note else [])]
    did = [
        *([tr("filed {things}", things="; ".join(filed))] if filed else []),
        *([tr("took back {things}", things=listed(back))] if back else []),
        *([tr("closed it")] if of.closed else []),
    ]
    rule = tr("By itself, the rule “{rule}”", rule=shortened(of.rule, _NAME))
    who = rule if of.rule else of.author or "Baton"
    return (shortened(f"{who} {listed(did)}", _LONGEST), " · ", of.at)


def take_back(of: FiledReport) -> str:
    """The button that takes back what a rule filed."""
    return shortened(tr("Take back “{rule}”", rule=of.rule), _LABEL)


def tags_label(of: Thread, label: str) -> str:
    """The name of the field of tags, where some are ticked that nobody filed yet."""
    return (
        shortened(tr("{label} (suggested: {names})", label=label, names=listed(of.proposed)), _FIELD)
        if of.proposed
        else label
    )


def stands(of: Thread) -> str:
    """What all reports come to now; empty where nothing stands."""
    answers = [f"{asked} {answer}" for asked, answer in of.standing.answers.items()]
    tags = [listed(of.standing.tags)] if of.standing.tags else []
    return (
        shortened(tr("Now: {answers}", answers="; ".join([*tags, *answers])), _LONGEST)
        if tags or answers
        else ""
    )


def asks(of: Question) -> str:
    """What is to be written where a question offers no choice."""
    return NUMBER_HINT if of.asks is Asks.NUMBER else WORDS_HINT


def not_filed(why: NotFiled) -> Words:
    """Why a report was refused; what was filled in is kept by the form."""
    match why:
        case TagNotOffered(tag):
            named = shortened(tag, _NAME)
            return say(
                "Nothing was saved, for the campaign does not offer the tag {named} any more.", named=named
            )
        case AnswerRefused():
            return _not_answered(why)
        case _:
            return (NOTHING_CHANGED,)


def not_filed_for(why: NotFiled) -> tuple[str, ...]:
    """The names that the field at fault may have."""
    return (f"answer{why.place}",) if isinstance(why, AnswerRefused) else ("tags", "tags0", "note")


def _not_answered(why: AnswerRefused) -> Words:
    asked, said = shortened(why.question, _NAME), shortened(why.answer, _NAME)
    match why.asks:
        case Asks.NUMBER:
            return say(
                "Nothing was saved, for “{said}” is no number. Write it in figures: 3 or 2.5", said=said
            )
        case Asks.WORDS:
            return say(
                "This is too long, so nothing was saved. Write at most {longest} characters.", longest=LONGEST
            )
        case _:
            return say(
                "Nothing was saved, for {asked} does not offer the answer “{said}” any more.",
                asked=asked,
                said=said,
            )
