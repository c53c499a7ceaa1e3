"""What is said of the tags that every campaign has, and of contacts whose tag means more than it did."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import TaggedDecided, TaggedOut
from bot.assignment.rules.law.tags import OPT_OUT, WRONG_NUMBER
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened

OPT_THEM_OUT, KEEP_THEM, LOOK = later("Opt these out"), later("They are no opt-outs"), later("Look")
_SHOWN, _TAG = 6, 40


def offered(own: Sequence[str]) -> str:
    """The tags that can be filed in a campaign."""
    return ", ".join([*own, OPT_OUT, WRONG_NUMBER])


def renamed(tags: Sequence[tuple[str, str]]) -> Words:
    """Tags of an admin that mean a built-in one."""
    means = {OPT_OUT: _means_opt_out, WRONG_NUMBER: _means_wrong_number}
    lines = []
    for name in dict.fromkeys(name for _, name in tags):
        written = [f"“{shortened(tag, _TAG)}”" for tag, meant in tags if meant == name]
        hidden = len(written) - _SHOWN
        shown = listed([*written[:_SHOWN], *([tr("{n} others", n=hidden)] if hidden > 0 else [])])
        lines.append(means[name](shown, name, len(written)))
    return ("\n".join(lines),)


def tagged(of: TaggedOut) -> Words:
    """Contacts whose tag says that they want no texts, and who can still be texted."""
    filed = listed([f"“{shortened(tag, _TAG)}”" for tag in of.tags[:_SHOWN]], "or")
    names = list(of.names[:_SHOWN])
    hidden = of.contacts - len(names)
    who = listed([*names, *([tr_n("{n} more", "{n} more", hidden)] if hidden else [])])
    title = tr_n(
        "{n} contact can still be texted and has a tag that means opt-out",
        "{n} contacts can still be texted and have a tag that means opt-out",
        of.contacts,
    )
    before = tr("{tags} was filed before that tag opted anybody out: {who}.", tags=filed, who=who)
    return Strong(title), f"\n{before}"


def tagged_in(of: Sequence[TaggedOut]) -> str:
    """The same of all campaigns, in a line."""
    contacts, more = sum(each.contacts for each in of), len(of) - 1
    where = of[0].campaign.name
    if more:
        where = tr_n(
            "{campaign} and {n} more campaign", "{campaign} and {n} more campaigns", more, campaign=where
        )
    return tr_n(
        "⚠️ {n} contact of {campaigns} has a tag that means opt-out and can be texted.",
        "⚠️ {n} contacts of {campaigns} have a tag that means opt-out and can be texted.",
        contacts,
        campaigns=where,
    )


def opt_out_question(contacts: int) -> tuple[str, str]:
    """What is asked before they are opted out: a title and a sentence."""
    return tr("Opt them out?"), tr_n(
        "No campaign will text these again: {n} contact. "
        "Only they, with START, or an admin can take that back.",
        "No campaign will text these again: {n} contacts. "
        "Only they, with START, or an admin can take that back.",
        contacts,
    )


def keep_question(contacts: int) -> tuple[str, str]:
    """What is asked before their tags are left as they are."""
    return tr("No opt-outs?"), tr_n(
        "{n} contact can be texted as before. This stands in the record.",
        "{n} contacts can be texted as before. This stands in the record.",
        contacts,
    )


def decided(done: TaggedDecided) -> Words:
    """What became of them."""
    if done.opted_out:
        told = tr_n(
            "{n} contact of {campaign} opted out: no campaign will text them again.",
            "{n} contacts of {campaign} opted out: no campaign will text them again.",
            done.contacts,
            campaign=done.campaign.name,
        )
    else:
        told = tr_n(
            "Nobody was opted out; {n} contact of {campaign} can be texted as before.",
            "Nobody was opted out; {n} contacts of {campaign} can be texted as before.",
            done.contacts,
            campaign=done.campaign.name,
        )
    return (told,)


def _means_opt_out(tags: str, name: str, many: int) -> str:
    return tr_n(
        "{tags} is the tag {name}, which every campaign has: whoever gets it is opted out of every "
        "campaign at once.",
        "{tags} are the tag {name}, which every campaign has: whoever gets it is opted out of every "
        "campaign at once.",
        many,
        tags=tags,
        name=name,
    )


def _means_wrong_number(tags: str, name: str, many: int) -> str:
    return tr_n(
        "{tags} is the tag {name}, which every campaign has: whoever gets it is not texted any more from "
        "this contact list.",
        "{tags} are the tag {name}, which every campaign has: whoever gets it is not texted any more from "
        "this contact list.",
        many,
        tags=tags,
        name=name,
    )
