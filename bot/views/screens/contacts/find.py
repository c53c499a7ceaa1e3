"""People and words that were looked for, the forms that act on them, and the choices that are kept."""

from collections.abc import Sequence
from functools import partial

from bot.assignment.outcomes.contacts import Found, FoundRow, Narrowing
from bot.assignment.outcomes.reassignment import Choice, SavedChoice, TargetKind
from bot.views.fields import Field, Form, Group, Number, People, Pick, Ticks, Typed, called, one_of
from bot.views.parts import (
    Button,
    Heading,
    Line,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    noted,
    notice,
    noticed,
)
from bot.views.phrases.contacts import find as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.reassignment import hand_on
from bot.views.phrases.reassignment import reassign as moving
from bot.views.phrases.words import Words, shortened
from bot.views.tokens import token
from bot.vocabulary import Split

ALL = "all"
_TYPED, _DAYS, _LONGEST_NAME, _LONGEST_NOTE, _MOST_DAYS = 150, 40, 60, 1000, 3650
_CHOICE, _PEOPLE = 70, 25
# With the one for all ten, as many as Slack lets stand in a form.
_BOXES = 9


def found(of: Found, done: Words = ()) -> Page:
    """What was found, a page of it, with what can be done with all of it."""
    groups = [_row(each) for each in of.rows]
    turn = partial(_turn, of)
    rows = [Rows(groups, lambda _: [], turn, of.start)] if groups else []
    aside = () if of.is_all else (words.narrow_further(len(of.rows)),)
    parts = [*noticed(done), Paragraph(words.heading(of)), *rows, *noted(aside), *buttons(*_deeds(of))]
    return Page(parts, title=words.TITLE, again=turn(of.start))


def form(of: Found | None, narrowing: Narrowing | None) -> Form:
    """What is looked for; whoever is no admin has nothing to narrow it by."""
    typed = Typed(of.looked_for if of else "", most=_TYPED)
    if narrowing is None:
        alone = Field("typed", words.TYPED, typed, hint=words.TYPED_ALONE_HINT, required=True)
        return Form(words.TITLE, [alone], token("find_typed"), words.TITLE)
    narrowed = of.narrowed if of else None
    campaign = str(narrowed.campaign_id or "") if narrowed else ""
    silent = Number(_MOST_DAYS, narrowed.silent if narrowed else None)
    return Form(
        words.TITLE,
        [
            Field("typed", words.TYPED, typed, hint=words.TYPED_HINT),
            Field("campaign", words.CAMPAIGN, _campaigns(narrowing, campaign)),
            *_said(of, narrowing),
            Field("silent", words.SILENT, silent, hint=words.SILENT_HINT),
            Field("days", words.DAYS, Typed(most=_DAYS), hint=words.DAYS_HINT),
        ],
        token("find_typed"),
        words.TITLE,
    )


def reassign_form(of: Found, lists: Sequence[Choice], elsewhere: Sequence[Choice]) -> Form:
    """Who gets those that are ticked, or all."""
    receivers = [
        (moving.POOL, str(TargetKind.POOL)),
        (moving.ADMINS, str(TargetKind.ADMINS)),
        (words.ON_SHIFT, str(TargetKind.ON_SHIFT)),
        *((shortened(one.name, _CHOICE), f"{TargetKind.USER_LIST}.{one.id}") for one in lists),
    ]
    others = [(shortened(one.name, _CHOICE), f"{TargetKind.PEOPLE}.{one.id}") for one in elsewhere]
    known = len(receivers) + len(others)

    def rest(shown: int) -> str:
        return cut_hint(known, shown, moving.CHOICES, hand_on.REST)

    menu = Pick([Group(moving.RECEIVERS, receivers), Group(moving.ELSEWHERE, others)], rest=rest)
    split = one_of([(said, each.value) for each, said in moving.SPLITS.items()], Split.LOAD.value)
    return Form(
        words.REASSIGN_TITLE,
        [
            _ticks(of),
            Field("people", moving.PEOPLE, People(most=_PEOPLE), hint=hand_on.PERSON_HINT),
            Field("target", moving.TARGET, menu),
            Field("split", moving.SPLIT, split, required=True),
            Field("note", moving.NOTE, Typed(multiline=True, most=_LONGEST_NOTE), hint=moving.NOTE_HINT),
        ],
        token("find_move", of.search_id, of.start),
        moving.PROPOSE,
    )


def opt_out_form(of: Found) -> Form:
    """Whom no campaign may text again."""
    return Form(
        words.OPT_OUT_TITLE,
        [Paragraph(words.STOP_TEXT), _ticks(of)],
        token("find_stop", of.search_id, of.start),
        words.STOP,
    )


def save_form(of: Found) -> Form:
    """Under which name the choice is kept."""
    aside = [Paragraph(words.words_cannot_be_saved())] if of.looked_for else []
    name = Field("filter_name", words.NAME, Typed(most=_LONGEST_NAME), required=True)
    return Form(
        words.SAVE_TITLE, [*aside, name], token("find_save", of.search_id, of.start), words.SAVE_TITLE
    )


def stopping() -> Page:
    """More than a moment is needed."""
    return notice(words.STOPPING, title=words.TITLE)


def stopped(contacts: int) -> Page:
    """They are opted out."""
    return notice(words.stopped(contacts), title=words.TITLE)


def broke() -> Page:
    """It broke on the way."""
    return notice(words.STOPPED, title=words.TITLE)


def choices(of: Sequence[SavedChoice], done: Words = (), start: int = 0) -> Page:
    """The choices that are kept, each with its ways."""
    groups = [_choice(each) for each in of]
    rows = [Rows(groups, lambda _: [], lambda place: token("choices", 1, place), start)] if of else []
    none = [] if of else [Paragraph((words.SAVED_NONE,))]
    find = Button(words.FIND, token("find"))
    return Page([*noticed(done), Heading(words.SAVED), *rows, *none, *buttons(find)], title=words.SAVED)


def rename_form(of: SavedChoice) -> Form:
    """Another name for a choice."""
    name = Field("filter_name", words.NAME, Typed(of.name, most=_LONGEST_NAME), required=True)
    return Form(words.RENAME, [name], token("choice_rename", of.id), words.RENAME)


def delete_question(of: SavedChoice) -> Question:
    """Asked before a choice is kept no more."""
    return Question(words.delete_question(of), words.DELETE_TEXT, words.DELETE, back=token("choices", 1))


def _row(of: FoundRow) -> list[Part]:
    look = Button(words.OPEN, token("thread", of.conversation_id)) if of.conversation_id else None
    return [Line((words.row(of),), look, words.facts(of))]


def _turn(of: Found, place: int) -> str:
    return token("find_again", of.search_id, place)


def _deeds(of: Found) -> list[Button]:
    here = (of.search_id, of.start)
    some = not words.nothing(of.rows)
    narrow = Button(words.NARROW if of.is_admin else words.FIND, token("find_narrow", *here))
    move = Button(words.REASSIGN, token("find_reassign", *here), Style.PRIMARY)
    stop = Button(words.OPT_OUT, token("find_opt_out", *here), Style.DANGER)
    save = Button(words.SAVE, token("find_keep", *here))
    kept = Button(words.SAVED, token("choices"))
    forget = Button(words.FORGET, token("forget_found", of.search_id))
    named = [forget] if of.is_admin and of.looked_for else []
    mine = [*([move] if some and of.is_admin else []), *([stop] if some else []), narrow]
    return [*mine, *([save, kept] if of.is_admin else []), *named]


def _ticks(of: Found) -> Field:
    rows = [row for row in of.rows[of.start :] if row.conversation_id][:_BOXES]
    known = [(label, str(row.conversation_id), more) for row in rows for label, more in (words.label(row),)]
    label, more = words.everything(of)
    return Field("rows", words.ROWS, Ticks([*known, (label, ALL, more)]), required=True)


def _campaigns(narrowing: Narrowing, initial: str) -> Pick:
    known = [(shortened(each.name, _CHOICE), str(each.id)) for each in narrowing.campaigns]
    groups = [Group("", known)]

    def rest(shown: int) -> str:
        return cut_hint(len(known), shown, words.CAMPAIGNS, words.NEWEST)

    return Pick(groups, initial, words.EVERY_CAMPAIGN, rest=rest)


def _said(of: Found | None, narrowing: Narrowing) -> list[Field]:
    tags = [(shortened(tag, _CHOICE), called(tag)) for tag in narrowing.tags]
    answers = [(shortened(" ".join(each), _CHOICE), called(each)) for each in narrowing.answers]
    if not tags and not answers:
        return []

    def rest(shown: int) -> str:
        return cut_hint(len(tags) + len(answers), shown, moving.CHOICES, words.NARROWER)

    groups = [Group(words.TAGS, tags), Group(words.ANSWERS, answers)]
    return [Field("said", words.SAID, Pick(groups, _initial(of), words.NOTHING_SAID, rest=rest))]


def _initial(of: Found | None) -> str:
    said = (of.narrowed.tag or of.narrowed.answer) if of else None
    return called(said) if said else ""


def _choice(of: SavedChoice) -> list[Part]:
    return [
        Paragraph(words.choice(of)),
        *buttons(
            Button(words.USE, token("choice_find", of.id)),
            Button(words.RENAME, token("choice_name", of.id)),
            Button(words.DELETE, token("choice_delete", of.id), Style.DANGER, delete_question(of)),
        ),
    ]
