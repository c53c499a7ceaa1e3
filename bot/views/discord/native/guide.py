"""The panel that guides through a reassignment; what it would do stands on top and follows every choice.

All that is chosen stands in the message itself. Menus keep their picks as defaults. What is typed into forms
stands in one more menu, a picked option for each rule, so that a rule is dropped by unpicking it; the note is
quoted below, in a part with an id of its own. So a redraw, a restart or another process loses nothing, and
what is in sight is what will be done. Tokens could not hold it: they carry ids, but tags and notes are words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.assignment.outcomes.reassignment import Choice, GuideOptions, PlanPicture, SourceKind, TargetKind
from bot.views.discord import fields, marks, parts
from bot.views.discord.paint import drawn
from bot.views.discord.parts import MOST_OPTIONS, Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.guided import FILTER, WAITS, Filled
from bot.views.parts import noticed
from bot.views.phrases.options import cut_hint
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.reassignment.choosing import duration
from bot.views.phrases.words import Words
from bot.views.screens.plan import summary
from bot.views.tokens import VERSION, OldToken, parse, token
from bot.vocabulary import Portion, Split

_NOTICE, _DETAILS, _NOTE_SHOWN, _NOTE_ID = 500, 900, 1600, 77
_LONGEST_NOTE, _LONGEST_VALUE, _LONGEST_NAME = 800, 100, 60
_MOST_PEOPLE = 25
_TEXT, _BUTTON = discord.ComponentType.text_display.value, discord.ComponentType.button.value
_OURS = f"{VERSION}:guide_"


def guide(options: GuideOptions, filled: Filled, shown: PlanPicture | Words, notice: Words = ()) -> Panel:
    """The panel; `shown` is the preview, or a sentence where there can be none."""
    return Panel(
        [
            *drawn(noticed(notice), _NOTICE),
            *_preview(filled, shown),
            parts.divider(),
            *_whose(options, filled),
            *_receivers(options, filled),
            *_rules(options, filled),
            *([parts.quote(filled.note, _NOTE_SHOWN, part_id=_NOTE_ID)] if filled.note.strip() else []),
            *parts.buttons(
                parts.button(words.PROPOSE, token("guide_propose", filled.turn), parts.PRIMARY),
                *_further(filled),
                parts.button(words.CLOSE, token("dismiss")),
            ),
        ]
    )


def standing(components: Sequence[Mapping[str, Any]]) -> Filled:
    """What stands in a panel; raises OldToken when it is none of this kind."""
    chosen = dict(_chosen(components))
    if "portion" not in chosen:
        raise OldToken("no guide")
    note = next((str(part["content"]) for part in components if _is_note(part)), "")
    form = Filled(
        source=_first(chosen, "source"),
        person=_first(chosen, "person"),
        portion=Portion(_first(chosen, "portion") or Portion.WAITING),
        campaign=int(_first(chosen, "campaign") or 0),
        target=_first(chosen, "target"),
        people=chosen.get("people", ()),
        split=Split(_first(chosen, "split") or Split.LOAD),
        note=marks.unquoted(note),
        more="campaign" in chosen,
    )
    return ruled(form, chosen.get("rules", ()), _values(components))


def ruled(filled: Filled, picked: Sequence[str], values: Mapping[str, str]) -> Filled:
    """The form with these rules and no others; `values` are those of fields.

    Where there is more, the campaign and how they are dealt stand in menus of their own.
    """
    said = dict(rule.partition(".")[::2] for rule in picked)
    name = said.get("field", "")
    return replace(
        filled,
        campaign=filled.campaign if filled.more else int(said.get("campaign", 0)),
        split=filled.split if filled.more else Split(said.get("split", Split.LOAD)),
        tag=said.get("tag", ""),
        waited=int(said.get("waited", 0)),
        limit=int(said.get("limit", 0)),
        field=name,
        value=values.get(name, "") if name else "",
    )


def more_form(options: GuideOptions, filled: Filled) -> Form:
    """What else the conversations must be."""
    waits = sorted({*WAITS, *([filled.waited] if filled.waited else [])})
    times = [(words.ANY_WAIT, "0"), *((duration(one), str(one)) for one in waits)]
    limit = fields.typed("limit", initial=str(filled.limit or ""), most=7)
    value = fields.typed("value", initial=filled.value, most=_LONGEST_VALUE)
    asked = [
        fields.field(words.LIMIT, limit, hint=words.LIMIT_HINT),
        fields.field(words.WAITED, fields.picked("waited", times, initial=str(filled.waited))),
        *_named("tag", words.TAG, options.tags, filled.tag),
        *_named("field", words.FIELD, options.fields, filled.field),
        *([fields.field(words.VALUE, value)] if options.fields or filled.field else []),
    ]
    return Form(words.NARROWER, asked, token("guide_more_in", filled.turn))


def note_form(filled: Filled) -> Form:
    """The note that travels along, and a name to keep the choice under."""
    note = fields.typed("note", initial=filled.note, multiline=True, most=_LONGEST_NOTE)
    name = fields.typed("filter_name", most=_LONGEST_NAME)
    return Form(
        words.NOTE_AND_NAME,
        [
            fields.field(words.NOTE, note, hint=words.NOTE_HINT),
            fields.field(words.KEEP, name, hint=words.KEEP_HINT),
        ],
        token("guide_note_in", filled.turn),
    )


def _preview(filled: Filled, shown: PlanPicture | Words) -> list[Part]:
    if isinstance(shown, tuple):
        return [parts.paragraph(*shown, most=_DETAILS)]
    if not (filled.target or filled.people):
        return [parts.paragraph(*words.fits(shown), most=_DETAILS)]
    return drawn(summary(shown), _DETAILS)


def _whose(options: GuideOptions, filled: Filled) -> list[Part]:
    sources = [
        (words.ANYBODY, str(SourceKind.ANYBODY)),
        (words.NOBODY, str(SourceKind.NOBODY)),
        *_of(SourceKind.USER_LIST, options.user_lists),
        *_of(SourceKind.CONTACT_LIST, options.contact_lists),
        *_of(FILTER, options.filters),
        *_of(SourceKind.PERSON, options.elsewhere),
    ]
    person = [filled.person] if filled.person else []
    campaigns = [(words.EVERY_CAMPAIGN, "0"), *((one.name, str(one.id)) for one in options.campaigns)]
    longest = max(len(sources), len(campaigns) if filled.more else 0)
    return [
        parts.note(words.SOURCE, cut_hint(longest, parts.MOST_OPTIONS, words.CHOICES, words.OTHERS)),
        _menu("source", sources, filled.source, filled),
        parts.people(token("guide_person", filled.turn), initial=person, placeholder=words.PERSON),
        _menu("portion", [(said, str(one)) for one, said in words.PORTIONS.items()], filled.portion, filled),
        *([_menu("campaign", campaigns, str(filled.campaign), filled)] if filled.more else []),
    ]


def _receivers(options: GuideOptions, filled: Filled) -> list[Part]:
    targets = [
        (words.on_shift(options), str(TargetKind.ON_SHIFT)),
        (words.ADMINS, str(TargetKind.ADMINS)),
        (words.POOL, str(TargetKind.POOL)),
        *_of(TargetKind.USER_LIST, options.user_lists),
        *_of(TargetKind.PEOPLE, options.elsewhere),
    ]
    people = parts.people(
        token("guide_people", filled.turn),
        initial=filled.people[:_MOST_PEOPLE],
        placeholder=words.PEOPLE,
        most=_MOST_PEOPLE,
    )
    splits = [(said, str(one)) for one, said in words.SPLITS.items()]
    return [
        parts.note(words.TARGET),
        _menu("target", targets, filled.target, filled),
        people,
        *([_menu("split", splits, filled.split, filled)] if filled.more else []),
    ]


def _further(filled: Filled) -> list[parts.Button]:
    if not filled.more:
        return [parts.button(words.MORE, token("guide_unfold", filled.turn))]
    return [
        parts.button(words.NARROWER, token("guide_more", filled.turn)),
        parts.button(words.NOTE_AND_NAME, token("guide_note", filled.turn)),
    ]


def _unfolded(options: GuideOptions, filled: Filled) -> list[tuple[str, str, str | None]]:
    """What was chosen of the menus that are not drawn, as rules."""
    if filled.more:
        return []
    name = next((one.name for one in options.campaigns if one.id == filled.campaign), str(filled.campaign))
    campaign = (f"{words.CAMPAIGN}: {name}", f"campaign.{filled.campaign}", None)
    split = (words.SPLITS[filled.split], f"split.{filled.split}", None)
    return [
        *([campaign] if filled.campaign else []),
        *([split] if filled.split is not Split.LOAD else []),
    ]


def _rules(options: GuideOptions, filled: Filled) -> list[Part]:
    """Each rule as a picked option: unpicking drops it. A field's value is its option's description."""
    rules = [
        *_unfolded(options, filled),
        *([(f"{words.TAG}: {filled.tag}", f"tag.{filled.tag}", None)] if filled.tag else []),
        *(
            [(f"{words.WAITED}: {duration(filled.waited)}", f"waited.{filled.waited}", None)]
            if filled.waited
            else []
        ),
        *([(words.only(filled.limit), f"limit.{filled.limit}", None)] if filled.limit else []),
        *([(filled.field, f"field.{filled.field}", filled.value)] if filled.field and filled.value else []),
    ]
    if not rules:
        return []
    picked = [
        discord.SelectOption(
            label=marks.bare(label, 100), value=value[:100], description=about and about[:100], default=True
        )
        for label, value, about in rules
    ]
    menu: ui.Select[Any] = ui.Select(
        custom_id=token("guide_rules", filled.turn),
        options=picked,
        placeholder=words.RULES,
        min_values=0,
        max_values=len(picked),
    )
    return [ui.ActionRow(menu)]


def _menu(name: str, choices: Sequence[parts.Choice], chosen: str, filled: Filled) -> Part:
    """A menu that holds what is chosen, wherever that stands in the list."""
    seen = choices[:MOST_OPTIONS]
    if chosen and chosen not in {value for _, value in seen}:
        called = next((one for one in choices if one[1] == chosen), (words.CHOSEN, chosen))
        seen = [called, *seen]
    return parts.menu(seen, token(f"guide_{name}", filled.turn), initial=[chosen], placeholder=words.PICK)


def _of(kind: str, choices: Sequence[Choice]) -> list[parts.Choice]:
    return [(one.name, f"{kind}.{one.id}") for one in choices]


def _named(name: str, label: str, names: Sequence[str], chosen: str) -> list[Part]:
    """A name from a list: a menu where the list fits into one, else typed."""
    known = list(dict.fromkeys([*names, *([chosen] if chosen else [])]))
    if not known:
        return []
    if len(known) > MOST_OPTIONS:
        return [fields.field(label, fields.typed(name, initial=chosen, most=96))]
    menu = fields.picked(
        name, [(one, one) for one in known], initial=chosen or None, required=False, placeholder=words.ANY_TAG
    )
    return [fields.field(label, menu)]


def _is_note(part: Mapping[str, Any]) -> bool:
    return bool(part["type"] == _TEXT and part.get("id") == _NOTE_ID)


def _menus(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in components:
        for part in row.get("components", ()):
            if part["type"] != _BUTTON and str(part.get("custom_id", "")).startswith(_OURS):
                yield parse(part["custom_id"]).verb.removeprefix("guide_"), part


def _chosen(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, menu in _menus(components):
        picked = [str(one["value"]) for one in menu.get("options", ()) if one.get("default")]
        yield name, (*picked, *(str(one["id"]) for one in menu.get("default_values", ())))


def _values(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {
        str(one["value"]).partition(".")[2]: str(one.get("description") or "")
        for name, menu in _menus(components)
        if name == "rules"
        for one in menu.get("options", ())
    }


def _first(chosen: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(chosen.get(name, ())), "")
