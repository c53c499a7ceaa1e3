"""What came of a campaign: in all, by first text, by day, by shift."""

from collections.abc import Sequence
from enum import IntEnum

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.results.counted import CampaignResults
from bot.views.parts import (
    Attached,
    Button,
    Divider,
    Heading,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Quote,
    Rows,
    buttons,
    said,
)
from bot.views.phrases.campaigns import campaign as campaigns
from bot.views.phrases.campaigns import export
from bot.views.phrases.campaigns import results as words
from bot.views.phrases.conversations import suggesting
from bot.views.phrases.words import Strong
from bot.views.tokens import token


class View(IntEnum):
    """What is looked at; a number in the button."""

    WHOLE = 0
    TEXTS = 1
    DAYS = 2
    SHIFTS = 3


_NAMES = {View.TEXTS: words.BY_TEXT, View.DAYS: words.BY_DAY, View.SHIFTS: words.BY_SHIFT}


def results(of: CampaignResults, view: View = View.WHOLE, start: int = 0) -> Page:
    """One view of the results; `start` is the first row shown of several."""
    return _page(of, _whole(of) if view is View.WHOLE else _parts(of, view, start), view)


def with_picture(of: CampaignResults, picture: Attached | None) -> Page:
    """All of it with its picture, or while that is being drawn."""
    coming: list[Part] = [] if picture or not of.whole.texted else [Note((words.PICTURE_COMES,))]
    return _page(of, [*_whole(of), *coming], View.WHOLE, picture)


def _page(of: CampaignResults, parts: Sequence[Part], view: View, picture: Attached | None = None) -> Page:
    return Page(
        [Heading(of.ref.name), *parts, *buttons(*_turns(of, view))],
        summary=(words.told(of),),
        title=words.TITLE,
        files=[picture] if picture else [],
    )


def drawn(of: CampaignResults, picture: bytes) -> Attached:
    """The picture with its words."""
    title = words.picture_title(of.ref.name)
    return Attached("results.png", picture, title, (words.told(of),), words.described(of))


def _whole(of: CampaignResults) -> list[Part]:
    if not of.whole.texted and not of.chosen:
        return said(words.NOBODY)
    chosen: list[Part] = [Quote(of.chosen.body)] if of.chosen else []
    return [
        *_choice(of),
        *chosen,
        Paragraph((Strong(words.reached(of.whole)), "\n", words.came(of.whole))),
        *(Paragraph(each) for each in words.answers(of.whole)),
        Paragraph(words.tags(of.whole)),
        *([Paragraph(suggesting.by_itself(of.by_itself))] if of.by_itself else []),
        Note((words.how_to_read(),)),
    ]


def _choice(of: CampaignResults) -> list[Part]:
    choices = words.choices(of.texts)
    if len(choices) <= 2:  # noqa: PLR2004  all of them and the only one
        return []
    initial = str(of.chosen.id) if of.chosen else "0"
    rest = words.texts_left_out
    return [Menu(choices, token("campaign_text", of.ref.id), initial, label=words.OF_TEXT, rest=rest)]


def _parts(of: CampaignResults, view: View, start: int) -> list[Part]:
    def turn(place: int) -> str:
        return _token(of, view, place)

    groups = _groups(of, view)
    nothing = said(words.NO_SHIFTS if view is View.SHIFTS else words.NOBODY)
    shown: list[Part] = [Rows(groups, lambda _: [], turn, start)] if groups else nothing
    last = said(words.beside(of.beside)) if view is View.SHIFTS and groups and of.beside.texted else []
    return [Paragraph((Strong(_NAMES[view]),)), *shown, *last, Note((words.how_to_read(),))]


def _groups(of: CampaignResults, view: View) -> Sequence[Sequence[Part]]:
    match view:
        case View.TEXTS:
            return [
                [
                    *_part(words.text_name(each.text), words.brief(each.tallied)),
                    Quote(words.text_words(each.text)),
                ]
                for each in of.texts
            ]
        case View.DAYS:
            return [_part(words.day_name(each), words.brief(each.tallied)) for each in reversed(of.days)]
        case _:
            return [
                _part(words.shift_name(each, of.zone), words.brief(each.tallied))
                for each in reversed(of.shifts)
            ]


def _part(name: str, told: str) -> list[Part]:
    return [Divider(), Paragraph((Strong(name), "\n", told))]


def _turns(of: CampaignResults, view: View) -> list[Button]:
    others = [Button(words.WHOLE, _token(of, View.WHOLE))] if view is not View.WHOLE else []
    others += [Button(name, _token(of, each)) for each, name in _NAMES.items() if each is not view]
    refresh = Button(campaigns.REFRESH, _token(of, view))
    files = [Button(export.EXPORT, token("campaign_export", of.ref.id))] if of.may_export else []
    return [*others, refresh, *files]


def results_of(campaign: CampaignRef, shift_id: int) -> Button:
    """The way there from one of its shifts, of which a page may show several."""
    return Button(campaigns.VERBS["results"], token("shift_results", campaign.id, shift_id))


def _token(of: CampaignResults, view: View, *start: int) -> str:
    return token("campaign_results", of.ref.id, view, of.chosen.id or 0 if of.chosen else 0, *start)
