"""Which conversations a reassignment means, of whom and to whom."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import SourceKind, TargetKind, WishPicture
from bot.assignment.outcomes.refs import PersonRef
from bot.views.phrases.reassignment.choosing import filters
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import listed, shortened
from bot.vocabulary import Portion

ANYBODY, NOBODY = later("anybody who takes them"), later("nobody")
SHOWN, NAME = 20, 60
_EVERYWHERE = {
    Portion.WAITING: later("Waiting for an answer in all campaigns"),
    Portion.UNSENT: later("Not texted yet in all campaigns"),
    Portion.ANSWERED: later("Answered in all campaigns"),
    Portion.ALL: later("In any state in all campaigns"),
}
_IN_ONE = {
    Portion.WAITING: later("Waiting for an answer in {campaign}"),
    Portion.UNSENT: later("Not texted yet in {campaign}"),
    Portion.ANSWERED: later("Answered in {campaign}"),
    Portion.ALL: later("In any state in {campaign}"),
}


def origin(asked: WishPicture) -> str:
    """Whose conversations, as they follow the word conversations."""
    name = shortened(asked.source, NAME)
    match asked.wish.selection.source.kind:
        case SourceKind.ANYBODY:
            return tr("from anywhere")
        case SourceKind.NOBODY:
            return tr("that nobody holds")
        case SourceKind.CONTACT_LIST:
            return tr("of the list {name}", name=name)
        case SourceKind.CONVERSATION:
            return tr("with {name}", name=name)
        case SourceKind.TICKED:
            return tr("that were ticked")
        case SourceKind.PERSON | SourceKind.USER_LIST:
            return tr("of {name}", name=name)


def destination(asked: WishPicture) -> str:
    """To whom."""
    match asked.wish.target.kind:
        case TargetKind.ON_SHIFT:
            return tr("whoever is on shift")
        case TargetKind.ON_DUTY:
            return tr("whoever is on duty")
        case TargetKind.ADMINS:
            return tr("the admins")
        case TargetKind.POOL:
            return str(ANYBODY)
        case TargetKind.PEOPLE:
            return named(asked.target)
        case TargetKind.USER_LIST:
            return tr("the people of {lists}", lists=named(asked.target))


def which(asked: WishPicture) -> str:
    """Which of them: in what state, which campaign, what else they must be."""
    selection = asked.wish.selection
    if asked.campaign:
        where = tr(_IN_ONE[selection.portion], campaign=shortened(asked.campaign.name, NAME))
    else:
        where = str(_EVERYWHERE[selection.portion])
    return "  ·  ".join([where, *filters(selection)])


def person(of: PersonRef | None, none: str = NOBODY) -> str:
    """Somebody's name, or what is said where there is nobody."""
    return shortened(of.name, NAME) if of else str(none)


def named(names: Sequence[str]) -> str:
    """Names in a sentence, the first of them."""
    hidden = len(names) - SHOWN
    shown = [shortened(name, NAME) for name in names[:SHOWN]]
    return listed([*shown, *([tr_n("{n} other", "{n} others", hidden)] if hidden > 0 else [])])
