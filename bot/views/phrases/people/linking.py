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
from bot.views.phrases.words import Strong, Word, Words, counted, listed, shortened
from bot.vocabulary import Role

TITLE = "Your accounts"
THEIRS = "Accounts"
LINK = "Link another account"
LINK_WITH, SUBMIT = "Link…", "Link"
NEW_CODE = "Show a code"
HAVE_CODE = "I have a code"
UNLINK = "Unlink"
CODE = "Code"
CODE_HINT = "Eight letters and digits that Baton showed you on the other platform."
WHO = "The other person"
SURE = "Make them one?"
UNLINK_QUESTION = "Unlink this account?"
_NAME = 60
_PLATFORMS = {"slack": "Slack", "discord": "Discord"}
_FAULTS = {
    CodeFault.UNKNOWN: "There is no such code",
    CodeFault.USED: "This code was used already",
    CodeFault.EXPIRED: "This code is too old",
}


def platform(name: str) -> str:
    """What a platform is called."""
    return _PLATFORMS.get(name, name.capitalize())


def platforms(ref: PersonRef) -> list[str]:
    """Where somebody has accounts."""
    return [platform(each) for each in dict.fromkeys(each for each, _ in ref.accounts)]


def choice(ref: PersonRef) -> str:
    """Somebody among others, with where they come from."""
    return f"{shortened(ref.name, _NAME)} ({listed(platforms(ref))})"


def about(picture: Linked) -> Words:
    """What linking is for, and what somebody has."""
    if len(picture.accounts) > 1:
        return ("One person to Baton: what you hold, and what is told to you, is the same on each platform.",)
    return (
        "Do you text from another platform too? Link both accounts, and conversations, shifts and lists are ",
        "yours on both.",
    )


def row(account: AccountRow) -> str:
    """One account."""
    return f"{platform(account.platform)}  ·  {account.handle or 'no name'}"


def code(made: LinkCode) -> Words:
    """What to do with a code."""
    return (
        "Type ",
        Strong(f"/people link {made.code}"),
        " on the other platform, with your other account. It works once, until ",
        made.expires_at,
        ". Give it to nobody: whoever types it becomes one with you.",
    )


def how_to_use() -> Words:
    """Where a code comes from, and which not to type."""
    return (
        "Type /people link on the other platform to be shown a code, and type that code here. ",
        "Never type a code that somebody else gives you: what is yours would be theirs.",
    )


def done(outcome: Linked | NotLinked) -> Words:
    """What linking or unlinking came to."""
    if isinstance(outcome, NotLinked):
        more = counted(outcome.left, "more code", "more codes")
        left = f"You can try {more} within the hour." if outcome.left else "Wait an hour before the next one."
        return (
            f"{_FAULTS[outcome.why]}. Nothing was changed. Type /people link there for a new one. {left}",
        )
    name = Strong(outcome.ref.name)
    if outcome.is_unlinked:
        return (f"✅ {outcome.other} is an account of its own again. What is held stays with ", name, ".")
    holds = f", with {counted(outcome.held, 'conversation')}" if outcome.held else ""
    where = listed(platforms(outcome.ref))
    also = f" ({outcome.other} until now)" if outcome.other not in {"", outcome.ref.name} else ""
    said: list[Word] = ["✅ ", name, f"{also} is one person on {where} from now on{holds}."]
    said += [" They are an admin on each."] if outcome.role is Role.ADMIN else []
    return tuple(said)


def choose(of: LinkChoices) -> Words:
    """Above the choice of the other person."""
    return (f"Choose who is {of.ref.name} on another platform.",)


def nobody(of: LinkChoices) -> Words:
    """Where there is no choice."""
    return (f"Everybody else has an account where {of.ref.name} has one, so nobody can be linked with them.",)


def hidden(of: LinkChoices, shown: int) -> str:
    """Below the choice, of which so many are shown."""
    more = of.total - shown
    return f"The first {shown} are shown; the other {more:,} can link with a code." if more else ""


def sure() -> str:
    """What linking will do."""
    return (
        "What both hold, their shifts and their lists become one person’s, who is an admin if either is. "
        "Their past stays as it was."
    )


def sure_unlink() -> str:
    """What unlinking will do."""
    return (
        "The account will be a person of its own again and hold nothing. What is held stays with the other."
    )


def refused(why: LinkRefused) -> Words:
    """Why two people stay two, or one stays one."""
    kept, names = "Nothing was changed.", [shortened(name, _NAME) for name in why.names]
    match why.why:
        case LinkFault.ONESELF:
            return (f"This is {names[0]} already: type the code with your other account. {kept}",)
        case LinkFault.PLATFORM:
            both = f"{listed(names)} both have an account on {platform(why.platform)}"
            return (
                f"{both}, and one person has one there. {kept} ",
                "An admin can move what one of them holds with /reassign and suspend that one with /people, ",
                "or unlink the account that is wrong.",
            )
        case LinkFault.SUSPENDED:
            first, other = names
            return (
                f"{first} is suspended and {other} is not. {kept} ",
                "An admin can restore or suspend one first.",
            )
        case LinkFault.ROLE:
            admin, other = names
            return (
                f"{admin} is an admin and {other} is not, and a code makes nobody an admin. {kept} ",
                "Do it the other way round: type /people link here, and type that code as the admin there.",
            )
        case LinkFault.OWN:
            return (f"{names[0]} began with this account. {kept} Unlink the other one instead.",)
        case LinkFault.TRIES:
            when: Words = (why.until,) if why.until else ("later",)
            return ("Too many wrong codes were typed with this account. ", kept, " Try again ", *when, ".")
