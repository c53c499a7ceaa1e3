"""What was typed to have conversations moved, turned into a wish: names become the things they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from bot.assignment.outcomes.reassignment import (
    Choice,
    GuideOptions,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.people import members, user_lists
from bot.assignment.reassignment import saved_choices
from bot.assignment.rules.typed.calling import meant
from bot.assignment.rules.typed.wish_terms import By, Party, TypedWish
from bot.handlers.asking import Asking
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.words import Words
from bot.vocabulary import Portion, Split

_SOURCES = {By.ANYBODY: SourceKind.ANYBODY, By.NOBODY: SourceKind.NOBODY}
_TARGETS = {By.ON_SHIFT: TargetKind.ON_SHIFT, By.ADMINS: TargetKind.ADMINS, By.POOL: TargetKind.POOL}
_KINDS = {
    By.CONTACT_LIST: SourceKind.CONTACT_LIST,
    By.USER_LIST: SourceKind.USER_LIST,
    By.ACCOUNT: SourceKind.PERSON,
}


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


class NotMeant(Exception):
    """A name means nothing, or several things."""

    def __init__(self, told: Words) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that a name means."""

    by: By
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """Somebody's words, and what an admin may choose from."""

    acting: Asking
    options: GuideOptions

    async def wish(self, typed: TypedWish) -> Wish:
        """The wish that was typed; raises NotMeant."""
        selection, target = await self.selection(typed), await self.target(typed.targets)
        return Wish(selection, target, typed.split or Split.LOAD, typed.note)

    async def selection(self, typed: TypedWish) -> Selection:
        """Which conversations were meant; raises NotMeant."""
        return self._narrowed(await self._selection(typed.source), typed)

    async def _selection(self, party: Party) -> Selection:
        if party.by in _SOURCES:
            return Selection(Source(_SOURCES[party.by]))
        found = await self._found(party, (By.USER_LIST, By.CONTACT_LIST, By.FILTER, By.ACCOUNT))
        if found.by is By.FILTER:
            return await self.acting.desk.read(saved_choices.saved_choice, self.acting.who, found.id)
        return Selection(Source(_KINDS[found.by], found.id))

    async def target(self, parties: Sequence[Party]) -> Target:
        """Who was meant to receive; raises NotMeant."""
        if parties[0].by in _TARGETS:
            return Target(_TARGETS[parties[0].by])
        if parties[0].by in {By.CONTACT_LIST, By.FILTER}:
            parties = [replace(parties[0], by=By.USER_LIST)]
        found = [await self._found(party, (By.USER_LIST, By.ACCOUNT)) for party in parties]
        kind = TargetKind.USER_LIST if found[0].by is By.USER_LIST else TargetKind.PEOPLE
        return Target(kind, tuple(each.id for each in found))

    def _narrowed(self, selection: Selection, typed: TypedWish) -> Selection:
        """A selection with what was typed in the place of what it had."""
        campaign = _one(typed.campaign, self.options.campaigns, words.A_CAMPAIGN) if typed.campaign else None
        tag = _one(typed.tag, _named(self.options.tags), words.A_TAG).name if typed.tag else selection.tag
        field = selection.field
        if typed.field:
            field = (_one(typed.field[0], _named(self.options.fields), words.A_FIELD).name, typed.field[1])
        return replace(
            selection,
            portion=typed.portion or selection.portion or Portion.WAITING,
            campaign_id=campaign.id if campaign else selection.campaign_id,
            tag=tag,
            waited=selection.waited if typed.waited is None else typed.waited,
            field=field,
            limit=typed.limit or selection.limit,
        )

    async def _found(self, party: Party, kinds: Sequence[By]) -> _Found:
        if party.by is By.ACCOUNT:
            return await self._somebody(party)
        if party.by is By.GROUP:
            return await self._mirror(party)
        wanted = kinds if party.by is By.NAME else (party.by,)
        candidates = [each for by in wanted if by is not By.ACCOUNT for each in self._called(by)]
        if By.ACCOUNT in wanted:
            team = await self.acting.desk.read(members.everybody, self.acting.who, party.text)
            candidates += [_Found(By.ACCOUNT, row.ref.id, row.ref.name) for row in team.rows]
        return _one(party.text, candidates, words.THING[party.by])

    async def _somebody(self, party: Party) -> _Found:
        known = await self.acting.behind([party.text])
        if party.text not in known:
            raise NotMeant(words.stranger(party.label))
        return _Found(By.ACCOUNT, known[party.text].id, known[party.text].name)

    async def _mirror(self, party: Party) -> _Found:
        """The user list that follows a group; else the one that is called as the group is."""
        rows = (await self.acting.desk.read(user_lists.all_lists, self.acting.who)).rows
        follows = [row for row in rows if row.group and row.group.id == party.text]
        row = follows[0] if follows else _one(party.label or party.text, rows, words.THING[By.USER_LIST])
        return _Found(By.USER_LIST, row.id, row.name)

    def _called(self, by: By) -> Iterable[_Found]:
        choices = {
            By.USER_LIST: self.options.user_lists,
            By.CONTACT_LIST: self.options.contact_lists,
            By.FILTER: (*self.options.filters, *self.options.typed_filters),
        }[by]
        return (_Found(by, each.id, each.name) for each in choices)


def _one(name: str, things: Sequence[N], kind: str) -> N:
    found = meant(name, things, lambda each: each.name)
    if not found:
        raise NotMeant(words.unknown(name, kind))
    if len(found) > 1:
        raise NotMeant(words.unclear(name, [each.name for each in found]))
    return found[0]


def _named(names: Iterable[str]) -> list[Choice]:
    return [Choice(0, name) for name in names]
