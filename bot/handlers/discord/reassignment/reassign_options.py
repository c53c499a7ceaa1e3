"""The options of /reassign: what is suggested for each, and the wish that they say."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.rules.typed import typed_parties
from bot.assignment.rules.typed.calling import meant
from bot.assignment.rules.typed.wish_terms import By, Fault, Misread, Party, TypedWish
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.views.guided import WAITS
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.reassignment.choosing import duration
from bot.vocabulary import Portion, Split

_OPTIONS = {
    "source": "Whose: a person, a user list, a contact list, a saved choice, anybody or nobody",
    "target": "To whom: people, a user list, on shift, admins or pool",
    "which": "Which of them; those waiting for an answer unless you say otherwise",
    "campaign": "In which campaign; without it in all of them",
    "tag": "Only those with this tag",
    "waited": "Only those who have waited longer than this",
    "field": "Only those with this in a field, like city=Albany",
    "only": "Only so many, those that have waited longest first",
    "split": "How they are dealt to several people",
    "note": "A note to those who receive; contacts never see it",
}
_WHICH = [app_commands.Choice(name=said, value=str(one)) for one, said in words.PORTIONS.items()]
_SPLITS = [app_commands.Choice(name=said, value=str(one)) for one, said in words.SPLITS.items()]
_TIMES = [app_commands.Choice(name=duration(one), value=one) for one in WAITS]

Suggested = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Typed:
    """The options, as they came; empty and 0 where they were left out."""

    source: str
    target: str
    which: str
    campaign: str
    tag: str
    waited: int
    field: str
    only: int
    split: str
    note: str


def command(
    face: Face, handler: Callable[[Acting, Typed], Awaitable[None]]
) -> app_commands.Command[Any, ..., Any]:
    """The command, for the handler."""
    callback = _callback(face, handler)
    app_commands.describe(**_OPTIONS)(callback)
    app_commands.choices(which=_WHICH, split=_SPLITS)(callback)
    app_commands.choices(waited=_TIMES)(callback)
    app_commands.rename(source="from", target="to")(callback)
    made: app_commands.Command[Any, ..., Any] = app_commands.Command(
        name="reassign",
        description="Move conversations from some people to others; alone, a guide",
        callback=callback,
    )
    app_commands.default_permissions(manage_guild=True)(made)
    for option, suggestions in _SUGGESTIONS.items():
        made.autocomplete(option)(face.offering(suggestions))
    return made


def _callback(face: Face, handler: Callable[[Acting, Typed], Awaitable[None]]) -> Any:  # noqa: ANN401  its options are its type
    async def reassign_command(
        interaction: discord.Interaction[Any],
        source: str = "",
        target: str = "",
        which: str = "",
        campaign: str = "",
        tag: str = "",
        waited: int = 0,
        field: str = "",
        only: app_commands.Range[int, 1, 1_000_000] = 0,
        split: str = "",
        note: app_commands.Range[str, 0, 1000] = "",
    ) -> None:
        typed = Typed(source, target, which, campaign, tag, waited, field, only, split, note)
        await face.run(interaction, handler, typed)

    return reassign_command


def wish_typed(typed: Typed) -> TypedWish:
    """What the options say; without a source of anybody. Raises Unfit."""
    source = typed_parties.source(typed.source) if typed.source.strip() else Party(By.ANYBODY)
    from_pool = source.by is By.NOBODY and source.text.endswith("pool")
    portion = Portion(typed.which) if typed.which else Portion.UNSENT if from_pool else None
    return TypedWish(
        source,
        typed_parties.targets(typed.target) if typed.target.strip() else (),
        portion=portion,
        split=Split(typed.split) if typed.split else None,
        campaign=typed.campaign.strip(),
        tag=typed.tag.strip(),
        waited=typed.waited or None,
        field=_field(typed.field),
        limit=typed.only or None,
        note=typed.note.strip(),
    )


async def suggest_sources(acting: Acting, typed: str) -> Suggested:
    """Whose conversations may be moved: people with how much they hold, lists, saved choices."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    named = [
        (words.ANYBODY, "anybody"),
        (words.NOBODY, "nobody"),
        *_called("team", words.THING[By.USER_LIST], [one.name for one in options.user_lists]),
        *_called("list", words.THING[By.CONTACT_LIST], [one.name for one in options.contact_lists]),
        *_called("filter", words.THING[By.FILTER], [one.name for one in options.filters]),
    ]
    return _fitting(typed, [*named[:2], *await _people(acting, typed), *named[2:]])


async def suggest_targets(acting: Acting, typed: str) -> Suggested:
    """Who may receive."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    named = [(words.on_shift(options), "on shift"), (words.ADMINS, "admins"), (words.POOL, "pool")]
    lists = _called("team", words.THING[By.USER_LIST], [one.name for one in options.user_lists])
    return _fitting(typed, [*named, *await _people(acting, typed), *lists])


async def suggest_campaigns(acting: Acting, typed: str) -> Suggested:
    """Campaigns that were begun."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    return _fitting(typed, [(one.name, one.name) for one in options.campaigns])


async def suggest_tags(acting: Acting, typed: str) -> Suggested:
    """Tags of these campaigns."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    return _fitting(typed, [(tag, tag) for tag in options.tags])


async def suggest_fields(acting: Acting, typed: str) -> Suggested:
    """Fields of contacts, to which a value is typed."""
    if "=" in typed:
        return [(typed, typed)]
    options = await acting.desk.read(reassign.guide_options, acting.who)
    return _fitting(typed, [(f"{name}=…", f"{name}=") for name in options.fields])


async def _people(acting: Acting, typed: str) -> Suggested:
    found = await acting.desk.read(members.everybody, acting.who, typed.strip().removeprefix("@"))
    accounts = ((row, row.ref.account_on(PLATFORM)) for row in found.rows)
    return [(words.holding(row), f"<@{account}>" if account else row.ref.name) for row, account in accounts]


def _called(prefix: str, kind: str, names: Sequence[str]) -> Suggested:
    return [(f"{name} ({kind})", f"{prefix} {name}") for name in names]


def _fitting(typed: str, suggested: Suggested) -> Suggested:
    return meant(typed.strip().removeprefix("@"), suggested, lambda one: one[0]) if typed else suggested


def _field(typed: str) -> tuple[str, str] | None:
    """A field's name and value, as in city=Albany."""
    name, sign, value = (part.strip() for part in typed.partition("="))
    if typed.strip() and not (name and sign and value):
        raise Unfit(words.misread(Misread(Fault.FIELD, name)))
    return (name, value) if value else None


_SUGGESTIONS = {
    "source": suggest_sources,
    "target": suggest_targets,
    "campaign": suggest_campaigns,
    "tag": suggest_tags,
    "field": suggest_fields,
}
