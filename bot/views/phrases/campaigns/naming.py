"""What is said where a campaign was named, or none, and the verb does not fit it."""

from collections.abc import Sequence

from bot.views.phrases.sentences import later, say, tr_n
from bot.views.phrases.words import Words, listed

WHAT_TO_TYPE: Words = (
    later(
        "Type /campaign alone to see all of them, or a verb (new, open, pause, resume, end, settings, "
        "status, results, export) and then the name of a campaign or its beginning."
    ),
)

_NONE = {
    "look": later("There is no campaign that could be seen."),
    "status": later("There is no campaign that could be watched."),
    "results": later("There is no campaign that could be counted."),
    "export": later("There is no campaign that could be exported."),
    "settings": later("There is no campaign that could be set."),
    "script": later("There is no campaign that could be rewritten."),
    "open": later("There is no campaign that could be opened."),
    "pause": later("There is no campaign that could be paused."),
    "resume": later("There is no campaign that could be resumed."),
    "end": later("There is no campaign that could be ended."),
}
_NOT_NOW = {
    "look": later("{names} cannot be seen as it stands. The list of campaigns shows why."),
    "status": later("{names} cannot be watched as it stands. The list of campaigns shows why."),
    "results": later("{names} cannot be counted as it stands. The list of campaigns shows why."),
    "export": later("{names} cannot be exported as it stands. The list of campaigns shows why."),
    "settings": later("{names} cannot be set as it stands. The list of campaigns shows why."),
    "script": later("{names} cannot be rewritten as it stands. The list of campaigns shows why."),
    "open": later("{names} cannot be opened as it stands. The list of campaigns shows why."),
    "pause": later("{names} cannot be paused as it stands. The list of campaigns shows why."),
    "resume": later("{names} cannot be resumed as it stands. The list of campaigns shows why."),
    "end": later("{names} cannot be ended as it stands. The list of campaigns shows why."),
}
_SEVERAL = {
    "look": later("Several campaigns can be seen. Which one?"),
    "status": later("Several campaigns can be watched. Which one?"),
    "results": later("Several campaigns can be counted. Which one?"),
    "export": later("Several campaigns can be exported. Which one?"),
    "settings": later("Several campaigns can be set. Which one?"),
    "script": later("Several campaigns can be rewritten. Which one?"),
    "open": later("Several campaigns can be opened. Which one?"),
    "pause": later("Several campaigns can be paused. Which one?"),
    "resume": later("Several campaigns can be resumed. Which one?"),
    "end": later("Several campaigns can be ended. Which one?"),
}


def unfit(verb: str, known: Sequence[str]) -> Words:
    """There are such campaigns, and the verb fits none of them as it stands; or there is none at all."""
    if not known:
        return (_NONE[verb],)
    return say(_NOT_NOW[verb], names=listed(known[:5]))


def unknown(typed: str) -> Words:
    """No campaign is called so, where a verb may have been mistyped too."""
    return (*say("No campaign is called “{typed}”.", typed=typed), " ", *WHAT_TO_TYPE)


def hidden(count: int) -> str:
    """How many campaigns have no room on a list, and how they are found."""
    return tr_n(
        "and {n} more campaign: /campaign look and a name finds each of them",
        "and {n} more campaigns: /campaign look and a name finds each of them",
        count,
    )


def which(verb: str) -> Words:
    """A verb without a name, where several campaigns fit."""
    return (_SEVERAL[verb],)
