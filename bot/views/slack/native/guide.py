"""The form that guides through a reassignment; what it would do stands on top and follows every choice.

It asks from whom, what and to whom; the rest is behind *More*, but for what was chosen of it.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.reassignment import Choice, GuideOptions, PlanPicture, SourceKind, TargetKind
from bot.views.guided import ANY, FILTER, WAITS, Filled
from bot.views.parts import Button, Buttons
from bot.views.phrases.options import cut_hint
from bot.views.phrases.reassignment import plan as told
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.reassignment.choosing import duration
from bot.views.phrases.words import Words
from bot.views.screens.plan import summary
from bot.views.slack import inputs, parts
from bot.views.slack.inputs import Group
from bot.views.slack.paint import blocks
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token
from bot.vocabulary import Split

_LONGEST_NOTE, _LONGEST_VALUE, _LONGEST_NAME = 1000, 200, 60
_MOST = 1_000_000
_CHANGE = token("guide_change")


def guide(options: GuideOptions, filled: Filled, shown: PlanPicture | Words) -> Modal:
    """The form; `shown` is the preview, or a sentence where there can be none."""
    fields = [
        *_whose(options, filled),
        *_receivers(options, filled),
        *_narrower(options, filled),
        *_around(filled),
        *([] if filled.more else blocks([Buttons([Button(words.MORE, token("guide_more"))])])),
    ]
    preview = _preview(filled, shown)
    return Modal(
        told.TITLE,
        # What it comes to once more beside the button: the form is longer than a window.
        [*preview, parts.divider(), *fields, parts.divider(), preview[0]],
        submit=words.PROPOSE,
        token=token("guide"),
        memory=str(filled.turn),
    )


def _preview(filled: Filled, shown: PlanPicture | Words) -> list[Block]:
    if isinstance(shown, tuple):
        return [parts.paragraph(*shown)]
    if not (filled.target or filled.people):
        return [parts.paragraph(*words.fits(shown))]
    return blocks(summary(shown))


def _whose(options: GuideOptions, filled: Filled) -> list[Block]:
    groups = (
        Group(words.EVERYBODY, ((words.ANYBODY, SourceKind.ANYBODY), (words.NOBODY, SourceKind.NOBODY))),
        Group(words.USER_LISTS, _of(SourceKind.USER_LIST, options.user_lists)),
        Group(words.CONTACT_LISTS, _of(SourceKind.CONTACT_LIST, options.contact_lists)),
        Group(words.FILTERS, _of(FILTER, options.filters)),
        Group(words.ELSEWHERE, _elsewhere(SourceKind.PERSON, options, filled.source)),
    )
    menu = inputs.grouped(groups, initial=filled.source, placeholder=words.PICK, action_id=_CHANGE)
    person = inputs.somebody(initial=filled.person, placeholder=words.PICK, action_id=_CHANGE)
    portions = [(said, one) for one, said in words.PORTIONS.items()]
    longest = max(map(len, (options.user_lists, options.contact_lists, options.campaigns)))
    others = cut_hint(longest, inputs.MOST_OPTIONS - 1, words.CHOICES, words.OTHERS)
    return [
        inputs.acting(_id("source", filled), words.SOURCE, menu, hint=others),
        inputs.acting(_id("person", filled), words.PERSON, person, hint=words.PERSON_HINT),
        _menu("portion", words.WHICH, portions, filled.portion, filled),
        *_campaign(options, filled),
    ]


def _campaign(options: GuideOptions, filled: Filled) -> list[Block]:
    if not (filled.more or filled.campaign):
        return []
    campaigns = [(words.EVERY_CAMPAIGN, "0"), *((one.name, str(one.id)) for one in options.campaigns)]
    return [_menu("campaign", words.CAMPAIGN, campaigns, str(filled.campaign), filled)]


def _narrower(options: GuideOptions, filled: Filled) -> list[Block]:
    waits = sorted({*WAITS, *([filled.waited] if filled.waited else [])})
    times = [(words.ANY_WAIT, "0"), *((duration(one), str(one)) for one in waits)]
    limit = inputs.number(initial=filled.limit or None, most=_MOST, least=1, action_id=_CHANGE)
    wait = _menu("waited", words.WAITED, times, str(filled.waited), filled)
    only = inputs.acting(_id("limit", filled), words.LIMIT, limit, hint=words.LIMIT_HINT)
    return [
        *(_tag(options, filled) if filled.more or filled.tag else []),
        *([wait] if filled.more or filled.waited else []),
        *(_field(options, filled) if filled.more or filled.field else []),
        *([only] if filled.more or filled.limit else []),
    ]


def _tag(options: GuideOptions, filled: Filled) -> list[Block]:
    tags = _with(options.tags, filled.tag)
    if not tags:
        return []
    return [_menu("tag", words.TAG, [(words.ANY_TAG, ANY), *tags], filled.tag or ANY, filled)]


def _field(options: GuideOptions, filled: Filled) -> list[Block]:
    """The value is asked for once a field was picked."""
    fields = _with(options.fields, filled.field)
    if not fields:
        return []
    menu = _menu("field", words.FIELD, [(words.ANY_FIELD, ANY), *fields], filled.field or ANY, filled)
    if not filled.field:
        return [menu]
    typed = inputs.typed(initial=filled.value, most=_LONGEST_VALUE, action_id=_CHANGE)
    return [menu, inputs.acting(_id("value", filled), words.VALUE, typed, hint=words.VALUE_HINT)]


def _receivers(options: GuideOptions, filled: Filled) -> list[Block]:
    everybody = (
        (words.on_shift(options), TargetKind.ON_SHIFT),
        (words.ADMINS, TargetKind.ADMINS),
        (words.POOL, TargetKind.POOL),
    )
    lists = Group(words.USER_LISTS, _of(TargetKind.USER_LIST, options.user_lists))
    others = Group(words.ELSEWHERE, _elsewhere(TargetKind.PEOPLE, options, filled.target))
    groups = (Group(words.RECEIVERS, everybody), lists, others)
    menu = inputs.grouped(groups, initial=filled.target, placeholder=words.PICK, action_id=_CHANGE)
    people = inputs.several(initial=filled.people, placeholder=words.PICK, action_id=_CHANGE)
    splits = [(said, one) for one, said in words.SPLITS.items()]
    split = _menu("split", words.SPLIT, splits, filled.split, filled)
    return [
        inputs.acting(_id("target", filled), words.TARGET, menu),
        inputs.acting(_id("people", filled), words.PEOPLE, people, hint=words.PEOPLE_HINT),
        *([split] if filled.more or filled.split is not Split.LOAD else []),
    ]


def _around(filled: Filled) -> list[Block]:
    typed = inputs.typed(initial=filled.note, multiline=True, most=_LONGEST_NOTE)
    name = inputs.typed(initial=filled.keep, most=_LONGEST_NAME)
    note = inputs.field(_id("note", filled), words.NOTE, typed, optional=True, hint=words.NOTE_HINT)
    keep = inputs.field(_id("filter_name", filled), words.KEEP, name, optional=True, hint=words.KEEP_HINT)
    return [*([note] if filled.more or filled.note else []), *([keep] if filled.more else [])]


def _menu(name: str, label: str, choices: Sequence[inputs.Choice], initial: str, filled: Filled) -> Block:
    """A menu in which something is always chosen."""
    menu = inputs.picked(choices, initial=initial, placeholder=words.PICK, action_id=_CHANGE)
    return inputs.acting(_id(name, filled), label, menu, optional=False)


def _elsewhere(kind: str, options: GuideOptions, chosen: str) -> Sequence[inputs.Choice]:
    """People of other platforms; whoever is chosen is there in any case."""
    choices = _of(kind, options.elsewhere)
    known = not chosen.startswith(f"{kind}.") or any(value == chosen for _, value in choices)
    return choices if known else ((words.CHOSEN, chosen), *choices[:-1])


def _of(kind: str, choices: Sequence[Choice]) -> tuple[inputs.Choice, ...]:
    return tuple((one.name, f"{kind}.{one.id}") for one in choices)


def _with(names: Sequence[str], chosen: str) -> list[inputs.Choice]:
    """The names as choices, with the one that stands in the form even where it is none of them."""
    return [(name, name) for name in dict.fromkeys([*names, *([chosen] if chosen else [])])]


def _id(name: str, filled: Filled) -> str:
    return f"{name}:{filled.turn}"
