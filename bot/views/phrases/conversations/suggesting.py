"""What is said of suggestions: of what a first reply most likely says, before anybody filed it."""

from collections.abc import Sequence

from bot.assignment.outcomes.letters import SilencedPost
from bot.assignment.outcomes.results.counted import ByItself
from bot.assignment.rules.replies.filing_rules import Effect
from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Strong, Words, shortened
from bot.vocabulary import Spoken

SEND_AND_FILE = later("Send and file")
FILE, HINT = later("File"), later("Suggested: keep it or change it.")
BY_ITSELF = later("Filed by rules, and suggested")
_NAME, _MOST = 60, 12


def marked(title: Strong) -> Words:
    """A prepared reply that is suggested."""
    return say("{title} (suggested)", title=title)


def likely(of: Effect) -> Words:
    """What is suggested to be filed."""
    return say("Suggested: {said}. Nothing is filed before you press.", said=Strong(_said(of)))


def silenced(of: SilencedPost) -> Words:
    """Admins are told that a suggestion is made no more."""
    return say(
        "Baton no longer suggests {said}: of the last {many} times that it did, people kept {kept} and "
        "changed the others. Rules and everything that was filed stay as they are.",
        said=Strong(shortened(of.said, _NAME)),
        many=of.many,
        kept=of.kept,
    )


def by_itself(of: Sequence[ByItself]) -> Words:
    """What rules filed and what became of suggestions, a line for each tag and answer."""
    lines = [
        tr(
            "{said}: {ruled} by rules; of suggestions {kept} kept, {changed} changed",
            said=shortened(f"{each.name} {each.answer}".strip(), _NAME * 2),
            ruled=each.ruled,
            kept=each.kept,
            changed=each.changed,
        )
        for each in of[:_MOST]
    ]
    return (Strong(BY_ITSELF), "\n", "\n".join(lines))


def _said(of: Effect) -> str:
    return shortened(of.name if of.kind is Spoken.TAG else f"{of.name} {of.value}", _NAME * 2)
