"""What is said of one person with accounts on several platforms: linked, and parted again."""

from bot.assignment.outcomes.people import (
    AccountRow,
    CodeFault,
    LinkChoices,
    LinkCode,
    Linked,
    LinkFault,
    NotLinked,
)
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.refusals.people import LinkRefused
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened
from bot.vocabulary import Role

TITLE = later("Your accounts")
THEIRS = later("Accounts")
LINK = later("Link another account")
LINK_WITH, SUBMIT = later("Link…"), later("Link")
NEW_CODE = later("Show a code")
HAVE_CODE = later("I have a code")
UNLINK = later("Unlink")
CODE = later("Code")
CODE_HINT = later("Eight letters and digits that Baton showed you on the other platform.")
WHO = later("The other person")
SURE = later("Make them one?")
UNLINK_QUESTION = later("Unlink this account?")
_NAME = 60
_FAULTS = {
    CodeFault.UNKNOWN: later(
        "There is no such code. Nothing was changed. Type /people link there for a new one."
    ),
    CodeFault.USED: later(
        "This code was used already. Nothing was changed. Type /people link there for a new one."
    ),
    CodeFault.EXPIRED: later(
        "This code is too old. Nothing was changed. Type /people link there for a new one."
    ),
}


def platform(name: str) -> str:
    """What a platform is called."""
    return name.capitalize()


def platforms(ref: PersonRef) -> list[str]:
    """Where somebody has accounts."""
    return [platform(each) for each in dict.fromkeys(each for each, _ in ref.accounts)]


def choice(ref: PersonRef) -> str:
    """Somebody among others, with where they come from."""
    return f"{shortened(ref.name, _NAME)} ({listed(platforms(ref))})"


def about(picture: Linked) -> Words:
    """What linking is for, and what somebody has."""
    if len(picture.accounts) > 1:
        return say(
            "One person to Baton: what you hold, and what is told to you, is the same on each platform."
        )
    return say(
        "Do you text from another platform too? Link both accounts, and conversations, shifts and lists are "
        "yours on both."
    )


def row(account: AccountRow) -> str:
    """One account."""
    return f"{platform(account.platform)}  ·  {account.handle or tr('no name')}"


def code(made: LinkCode) -> Words:
    """What to do with a code."""
    return say(
        "Type {command} on the other platform, with your other account. It works once, until {at}. "
        "Give it to nobody: whoever types it becomes one with you.",
        command=Strong(f"/people link {made.code}"),
        at=made.expires_at,
    )


def how_to_use() -> Words:
    """Where a code comes from, and which not to type."""
    return say(
        "Type /people link on the other platform to be shown a code, and type that code here. "
        "Never type a code that somebody else gives you: what is yours would be theirs."
    )


def done(outcome: Linked | NotLinked) -> Words:
    """What linking or unlinking came to."""
    if isinstance(outcome, NotLinked):
        left = tr_n(
            "You can try {n} more code within the hour.",
            "You can try {n} more codes within the hour.",
            outcome.left,
        )
        return (
            f"{_FAULTS[outcome.why]} {left if outcome.left else tr('Wait an hour before the next one.')}",
        )
    name: Words = (Strong(outcome.ref.name),)
    if outcome.is_unlinked:
        return say(
            "✅ {account} is an account of its own again. What is held stays with {name}.",
            account=outcome.other,
            name=name,
        )
    if outcome.other not in {"", outcome.ref.name}:
        name = say("{name} ({former} until now)", name=name, former=outcome.other)
    return (*_one(outcome, name), *((" ", _ADMIN) if outcome.role is Role.ADMIN else ()))


def choose(of: LinkChoices) -> Words:
    """Above the choice of the other person."""
    return say("Choose who is {name} on another platform.", name=of.ref.name)


def nobody(of: LinkChoices) -> Words:
    """Where there is no choice."""
    return say(
        "Everybody else has an account where {name} has one, so nobody can be linked with them.",
        name=of.ref.name,
    )


def hidden(of: LinkChoices, shown: int) -> str:
    """Below the choice, of which so many are shown."""
    more = of.total - shown
    if not more:
        return ""
    return tr("The first {shown} are shown; the other {more} can link with a code.", shown=shown, more=more)


def sure() -> str:
    """What linking will do."""
    return tr(
        "What both hold, their shifts and their lists become one person’s, who is an admin if either is. "
        "Their past stays as it was."
    )


def sure_unlink() -> str:
    """What unlinking will do."""
    return tr(
        "The account will be a person of its own again and hold nothing. What is held stays with the other."
    )


def refused(why: LinkRefused) -> Words:
    """Why two people stay two, or one stays one."""
    names = [shortened(name, _NAME) for name in why.names]
    match why.why:
        case LinkFault.ONESELF:
            return say(
                "This is {name} already: type the code with your other account. Nothing was changed.",
                name=names[0],
            )
        case LinkFault.PLATFORM:
            return say(
                "{names} both have an account on {platform}, and one person has one there. "
                "Nothing was changed. An admin can move what one of them holds with /reassign and suspend "
                "that one with /people, or unlink the account that is wrong.",
                names=listed(names),
                platform=platform(why.platform),
            )
        case LinkFault.SUSPENDED:
            return say(
                "{first} is suspended and {other} is not. Nothing was changed. "
                "An admin can restore or suspend one first.",
                first=names[0],
                other=names[1],
            )
        case LinkFault.ROLE:
            return say(
                "{admin} is an admin and {other} is not, and a code makes nobody an admin. "
                "Nothing was changed. Do it the other way round: type /people link here, and type that code "
                "as the admin there.",
                admin=names[0],
                other=names[1],
            )
        case LinkFault.OWN:
            return say(
                "{name} began with this account. Nothing was changed. Unlink the other one instead.",
                name=names[0],
            )
        case LinkFault.TRIES:
            return _tries(why)


_ADMIN = later("They are an admin on each.")


def _one(outcome: Linked, name: Words) -> Words:
    """Two people are one from now on."""
    where = listed(platforms(outcome.ref))
    if not outcome.held:
        return say("✅ {name} is one person on {platforms} from now on.", name=name, platforms=where)
    return say_n(
        "✅ {name} is one person on {platforms} from now on, with {n} conversation.",
        "✅ {name} is one person on {platforms} from now on, with {n} conversations.",
        outcome.held,
        name=name,
        platforms=where,
    )


def _tries(why: LinkRefused) -> Words:
    if why.until is None:
        return say("Too many wrong codes were typed with this account. Nothing was changed. Try again later.")
    return say(
        "Too many wrong codes were typed with this account. Nothing was changed. Try again {at}.",
        at=why.until,
    )
