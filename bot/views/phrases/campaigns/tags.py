"""What is said of the tags that every campaign has, and of contacts whose tag means more than it did."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import TaggedDecided, TaggedOut
from bot.assignment.rules.law.tags import OPT_OUT, WRONG_NUMBER
from bot.views.phrases.words import Strong, Words, counted, listed, shortened

OPT_THEM_OUT, KEEP_THEM, LOOK = "Opt these out", "They are no opt-outs", "Look"
_DOES = {
    OPT_OUT: "whoever gets it is opted out of every campaign at once",
    WRONG_NUMBER: "whoever gets it is not texted any more from this contact list",
}
_SHOWN, _TAG = 6, 40


def offered(own: Sequence[str]) -> str:
    """The tags that can be filed in a campaign."""
    return ", ".join([*own, OPT_OUT, WRONG_NUMBER])


def renamed(tags: Sequence[tuple[str, str]]) -> Words:
    """Tags of an admin that mean a built-in one."""
    said = []
    for name in dict.fromkeys(name for _, name in tags):
        written = [f"“{shortened(tag, _TAG)}”" for tag, meant in tags if meant == name]
        shown = [*written[:_SHOWN], *([f"{len(written) - _SHOWN} others"] if len(written) > _SHOWN else [])]
        verb = "is" if len(written) == 1 else "are"
        said.append(f"{listed(shown)} {verb} the tag {name}, which every campaign has: {_DOES[name]}.")
    return ("\n".join(said),)


def tagged(of: TaggedOut) -> Words:
    """Contacts whose tag says that they want no texts, and who can still be texted."""
    filed = listed([f"“{shortened(tag, _TAG)}”" for tag in of.tags[:_SHOWN]], "or")
    names = list(of.names[:_SHOWN])
    hidden = of.contacts - len(names)
    who = listed([*names, *([f"{hidden:,} more"] if hidden else [])])
    have = "has" if of.contacts == 1 else "have"
    return (
        Strong(f"{counted(of.contacts, 'contact')} can still be texted and {have} a tag that means opt-out"),
        f"\n{filed} was filed before that tag opted anybody out: {who}.",
    )


def tagged_in(of: Sequence[TaggedOut]) -> str:
    """The same of all campaigns, in a line."""
    contacts, more = sum(each.contacts for each in of), len(of) - 1
    where = of[0].campaign.name + (f" and {counted(more, 'more campaign')}" if more else "")
    have = "has" if contacts == 1 else "have"
    return f"⚠️ {counted(contacts, 'contact')} of {where} {have} a tag that means opt-out and can be texted."


def opt_out_question(contacts: int) -> tuple[str, str]:
    """What is asked before they are opted out: a title and a sentence."""
    them = counted(contacts, "contact")
    return "Opt them out?", f"No campaign will text these again: {them}. Only an admin can take that back."


def keep_question(contacts: int) -> tuple[str, str]:
    """What is asked before their tags are left as they are."""
    return (
        "No opt-outs?",
        f"{counted(contacts, 'contact')} can be texted as before. This stands in the record.",
    )


def decided(done: TaggedDecided) -> Words:
    """What became of them."""
    them = counted(done.contacts, "contact")
    if done.opted_out:
        return (f"{them} of {done.campaign.name} opted out: no campaign will text them again.",)
    return (f"Nobody was opted out; {them} of {done.campaign.name} can be texted as before.",)
