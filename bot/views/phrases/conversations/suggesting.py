"""What is said of suggestions: of what a first reply most likely says, before anybody filed it."""

from bot.assignment.outcomes.letters import SilencedPost
from bot.assignment.rules.replies.filing_rules import Effect
from bot.views.phrases.sentences import later, say
from bot.views.phrases.words import Strong, Words, shortened
from bot.vocabulary import Spoken

FILE, HINT = later("File"), later("Suggested: keep it or change it.")
_NAME = 60


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


def _said(of: Effect) -> str:
    return shortened(of.name if of.kind is Spoken.TAG else f"{of.name} {of.value}", _NAME * 2)
