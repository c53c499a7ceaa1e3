"""The guide of /reassign: every choice redraws its panel, with what would happen on top."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.assignment.outcomes.reassignment import SourceKind
from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.refusals.general import BadSetting, Refusal
from bot.handlers import guided
from bot.handlers.chat.reassignment import plans
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.screen import TooLate
from bot.views.discord.native import guide as shown
from bot.views.discord.surfaces import Form, Panel
from bot.views.guided import FILTER, Filled
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.tokens import Token, token
from bot.vocabulary import Portion, Split

Change = Callable[[Filled], Filled]
# Panels that are remembered at once; each for as long as somebody picks faster than it is drawn.
_PANELS = 1000


@dataclass
class _Panel:
    newest: int = 0
    changes: dict[int, Change] = field(default_factory=dict)
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)


class Acts:
    """What was picked in panels that did not show it yet when the next thing was picked.

    A panel's tokens name the newest act that it shows. Held in memory, for it is a courtesy alone: whoever
    waits for the panel needs none of it.
    """

    def __init__(self) -> None:
        self._panels: OrderedDict[int, _Panel] = OrderedDict()

    def begin(self, message: int, turn: int, stamp: int, change: Change) -> None:
        """An act on a panel that shows all up to `turn` has come, and the panel will be drawn for it."""
        panel = self.panel(message)
        panel.newest = max(panel.newest, stamp)
        panel.changes = {at: known for at, known in panel.changes.items() if at > turn} | {stamp: change}

    def unseen(self, message: int, turn: int, stamp: int) -> list[Change]:
        """The changes up to an act that a panel does not show, in their order."""
        changes = self.panel(message).changes
        return [changes[at] for at in sorted(changes) if turn < at <= stamp]

    def panel(self, message: int) -> _Panel:
        """What is known of a panel."""
        known = self._panels.setdefault(message, _Panel())
        self._panels.move_to_end(message)
        if len(self._panels) > _PANELS:
            self._panels.popitem(last=False)
        return known

    def is_past(self, message: int, stamp: int) -> bool:
        """Whether a newer act on the panel has come: what an older one would draw is not drawn any more."""
        return self.panel(message).newest > stamp


class Guide:
    """The panels' handlers, with what each panel does not show yet."""

    def __init__(self) -> None:
        self._acts = Acts()

    async def on_change(self, acting: Acting, pressed: Token) -> None:
        """Something was picked: draw the panel with what would happen now."""
        await self._turn(acting, pressed, _CHANGES[pressed.verb](acting))

    async def on_more(self, acting: Acting, pressed: Token) -> None:
        """Ask what else they must be."""
        options = await acting.desk.read(reassign.guide_options, acting.who)
        await self._ask(acting, pressed, shown.more_form(options, self._form(acting, pressed)))

    async def on_note(self, acting: Acting, pressed: Token) -> None:
        """Ask for the note, and for a name to keep the choice under."""
        await self._ask(acting, pressed, shown.note_form(self._form(acting, pressed)))

    async def on_more_in(self, acting: Acting, form: Token) -> None:
        """Take what else they must be."""
        typed = acting.filled.text("limit").replace(",", "")
        is_wrong = bool(typed) and not (typed.isascii() and typed.isdigit() and int(typed) > 0)
        notice = refusal(BadSetting("limit", "1 or more")) if is_wrong else ()
        await self._turn(acting, form, _more(acting, 0 if is_wrong else int(typed or 0)), notice)

    async def on_note_in(self, acting: Acting, form: Token) -> None:
        """Take the note, and keep the choice if it was given a name."""
        note, name = acting.filled.text("note"), acting.filled.text("filter_name")
        notice: Words = ()
        if name:
            selection = await guided.selection_of(acting, self._form(acting, form))
            kept = await acting.desk.run(saved_choices.save_choice, acting.who, name, selection)
            notice = words.saved(kept.name)
        await self._turn(acting, form, lambda filled: replace(filled, note=note), notice)

    async def on_propose(self, acting: Acting, pressed: Token) -> None:
        """Make the plan, in the panel's place."""
        self._begin(acting, pressed, lambda filled: filled)
        filled = self._form(acting, pressed)
        if not (filled.target or filled.people):
            await acting.screen.redraw(await drawn(acting, filled, (words.CHOOSE_TARGET,)))
            return
        wish = await guided.wish_of(acting, filled)

        async def refused(_: Refusal) -> None:
            await acting.screen.redraw(await drawn(acting, filled))

        await plans.show(acting, acting.desk.run(reassign.propose, acting.who, wish), refused=refused)

    def _begin(self, acting: Acting, pressed: Token, change: Change) -> None:
        screen = acting.screen
        self._acts.begin(screen.message, pressed.id, screen.interaction.id, change)

    def _form(self, acting: Acting, pressed: Token) -> Filled:
        """What stands in the panel, with what was picked since it was drawn."""
        stamp = acting.screen.interaction.id
        filled = shown.standing(acting.screen.components)
        for change in self._acts.unseen(acting.screen.message, pressed.id, stamp):
            filled = change(filled)
        return replace(filled, turn=stamp)

    async def _turn(self, acting: Acting, pressed: Token, change: Change, notice: Words = ()) -> None:
        stamp, message = acting.screen.interaction.id, acting.screen.message
        self._begin(acting, pressed, change)
        filled = self._form(acting, pressed)
        if filled.source.startswith(f"{FILTER}."):
            filled = await guided.from_filter(acting, filled, stamp)
        panel = await drawn(acting, filled, notice)
        async with self._acts.panel(message).drawing:
            if not self._acts.is_past(message, stamp):
                await acting.screen.redraw(panel)

    async def _ask(self, acting: Acting, pressed: Token, form: Form) -> None:
        """Too late for a form, the panel itself is the way to try again: it alone knows its choices."""
        try:
            await acting.screen.ask(form, again=token(pressed.verb, *pressed.ids))
        except TooLate:
            await acting.screen.redraw(await drawn(acting, self._form(acting, pressed)))


def register(face: Face) -> None:
    """Listen."""
    guide = Guide()
    for verb in _CHANGES:
        face.press(verb, guide.on_change)
    face.press("guide_more", guide.on_more)
    face.press("guide_note", guide.on_note)
    face.press("guide_propose", guide.on_propose)
    face.submit("guide_more_in", guide.on_more_in, opener="guide_more")
    face.submit("guide_note_in", guide.on_note_in, opener="guide_note")
    face.press("reassign", on_open)
    face.press("reassign_in", on_campaign)
    face.press("reassign_from", on_person)
    face.press("reassign_again", on_again)


async def drawn(acting: Acting, filled: Filled, notice: Words = ()) -> Panel:
    """The panel with what would happen."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    return shown.guide(options, filled, await guided.previewed(acting, filled), notice)


async def on_open(acting: Acting, _: Token) -> None:
    """The panel as it begins."""
    await acting.screen.whisper(await drawn(acting, Filled()))


async def on_campaign(acting: Acting, pressed: Token) -> None:
    """The panel with one campaign chosen, or all of them (0)."""
    await acting.screen.whisper(await drawn(acting, Filled(campaign=pressed.id)))


async def on_person(acting: Acting, pressed: Token) -> None:
    """The panel with one person's conversations chosen, in the campaign of a second id alone."""
    mine = await guided.of_person(acting, *pressed.ids[:2])
    await acting.screen.whisper(await drawn(acting, mine))


async def on_again(acting: Acting, pressed: Token) -> None:
    """The panel with what a plan asked for, in the plan's place: nobody confirms that one any more."""
    wish = (await acting.desk.run(reassign.cancel, acting.who, pressed.id)).asked.wish
    await acting.screen.show(await drawn(acting, await guided.asked_before(acting, wish)))


def _first(acting: Acting) -> str:
    return next(iter(acting.picked), "")


def _person(acting: Acting) -> Change:
    picked = _first(acting)
    source = "" if picked else str(SourceKind.ANYBODY)
    return lambda filled: replace(filled, person=picked, source=source)


def _people(acting: Acting) -> Change:
    picked = acting.picked
    return lambda filled: replace(filled, people=picked, target="" if picked else filled.target)


def _rules(acting: Acting) -> Change:
    picked = acting.picked
    return lambda filled: shown.ruled(filled, picked, {filled.field: filled.value})


def _more(acting: Acting, limit: int) -> Change:
    given = acting.filled
    tag, named, value = (given.choice(name) or given.text(name) for name in ("tag", "field", "value"))
    waited = int(given.choice("waited") or 0)
    return lambda filled: replace(filled, tag=tag, field=named, value=value, waited=waited, limit=limit)


def _chosen(**made: Callable[[str], object]) -> Callable[[Acting], Change]:
    """Takes a menu's pick into these parts of the form."""

    def change(acting: Acting) -> Change:
        picked = _first(acting)
        values = {name: make(picked) for name, make in made.items()}
        return lambda filled: replace(filled, **values)  # type: ignore[arg-type]

    return change


_CHANGES: dict[str, Callable[[Acting], Change]] = {
    "guide_source": _chosen(source=str, person=lambda _: ""),
    "guide_person": _person,
    "guide_portion": _chosen(portion=Portion),
    "guide_campaign": _chosen(campaign=int),
    "guide_target": _chosen(target=str, people=lambda _: ()),
    "guide_people": _people,
    "guide_split": _chosen(split=Split),
    "guide_rules": _rules,
    "guide_unfold": lambda _: lambda filled: replace(filled, more=True),
}
