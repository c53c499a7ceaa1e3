"""Where admins write: the form of a new campaign, and the panel that leads to each part of a script."""

from collections.abc import Sequence
from zlib import crc32

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.assignment.outcomes.contacts import Beginning, ListRow
from bot.assignment.outcomes.conversations import CannedReply, Question
from bot.views.discord import fields, parts
from bot.views.discord.fields import field, picked, ticked, typed
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import script as written
from bot.views.phrases.campaigns import tags as words_of_tags
from bot.views.phrases.options import cut_hint
from bot.views.phrases.sentences import tr
from bot.views.phrases.words import Strong, counted, shortened
from bot.views.screens.answering import number, offered
from bot.views.tokens import token
from bot.vocabulary import CampaignState, ListState

# So many texts stand in one form, of the ten that a campaign may have.
IN_FORM, MOST_TEXTS = 5, 10
_NAME, _ORGANISATION, _TEXT, _TITLE, _TAG = 80, 80, 1600, 75, 60
_EXCERPT, _ALL, _LINES = 100, 1100, 600


def draft_form(begun: Beginning, name: str = "", list_id: int = 0, channel: str = "") -> Form:
    """The form of a new campaign over one of the loaded lists; more is written and set afterwards.

    It stands in the channel, or where the newest campaign does.
    """
    wanted = sorted(ready(begun.lists), key=lambda row: row.id != list_id)
    ids = (list_id,) if list_id else ()
    return Form(
        tr("New campaign"),
        [
            *_names(name, begun.organisation),
            _list_field(wanted, list_id or wanted[0].id),
            channel_field(channel or begun.homes.get("discord", "")),
            _text("text_1", tr("First text"), "", hint=written.SHORT_FIELDS_HINT),
        ],
        token("campaign_draft", *ids),
    )


def ready(lists: Sequence[ListRow]) -> list[ListRow]:
    """The lists that a campaign can be over."""
    return [row for row in lists if row.state is ListState.READY]


def script(shown: CampaignPicture) -> Panel:
    """What is written, with a way into each part of it."""
    campaign, texts = shown.ref.id, shown.script.first_texts
    more = parts.button(tr("More first texts"), token("campaign_texts", campaign, 1))
    return Panel(
        [
            *([parts.paragraph(*words_of_tags.renamed(shown.renamed), most=_LINES)] if shown.renamed else []),
            parts.heading(shown.ref.name),
            parts.note(written.fields_hint(shown.list.fields)),
            *parts.buttons(
                parts.button(tr("First texts"), token("campaign_texts", campaign, 0), parts.PRIMARY),
                *([more] if len(texts) >= IN_FORM else []),
                parts.button(tr("Tags and questions"), token("campaign_asked", campaign)),
                parts.button(tr("Name"), token("campaign_names", campaign)),
                parts.button(tr("Add a prepared reply"), token("reply_edit", campaign)),
                parts.button(tr("Back"), token("campaign_look", campaign)),
            ),
            *_replies(shown),
            parts.divider(),
            parts.paragraph(*_excerpts(texts), most=_ALL),
            *_asked(shown),
        ]
    )


def names_form(shown: CampaignPicture, lists: Sequence[ListRow]) -> Form:
    """What a campaign is called, and its list while it is a draft: later the list is fixed."""
    draft, chosen = shown.state is CampaignState.DRAFT, shown.script.list_id
    wanted = sorted(ready(lists), key=lambda row: row.id != chosen)
    listed = [_list_field(wanted, chosen)] if draft and wanted else []
    parts_ = [*_names(shown.script.name, shown.script.organisation), *listed]
    return Form(tr("Name"), parts_, token("campaign_name", shown.ref.id))


def texts_form(shown: CampaignPicture, page: int) -> Form:
    """Five of the first texts."""
    first = page * IN_FORM
    texts = [*shown.script.first_texts, *[""] * MOST_TEXTS][first : first + IN_FORM]
    return Form(
        tr("First texts"),
        [
            _text(
                f"text_{first + place + 1}",
                _called(first + place),
                text,
                hint=written.SHORT_FIELDS_HINT if place == 0 else written.MORE_TEXTS_HINT,
            )
            for place, text in enumerate(texts)
        ],
        token("campaign_text", shown.ref.id, page),
    )


def asked_form(shown: CampaignPicture) -> Form:
    """Tags and survey questions."""
    tags = written.tags_written(shown.script.tags)
    questions = written.questions_written(shown.script.questions)
    return Form(
        tr("Tags and questions"),
        [
            field(tr("Tags"), typed("tags", initial=tags, multiline=True), hint=written.TAGS_HINT),
            field(
                tr("Survey questions"),
                typed("questions", initial=questions, multiline=True),
                hint=written.QUESTIONS_HINT,
            ),
        ],
        token("campaign_ask", shown.ref.id),
    )


def mark_of(title: str) -> int:
    """What a token calls a prepared reply: its place may change while a form is open, not its title."""
    return crc32(title.encode())


def reply_form(campaign: int, reply: CannedReply | None = None, questions: Sequence[Question] = ()) -> Form:
    """The form of a prepared reply; its token keeps which it was."""
    shown = reply or CannedReply("", "", None)
    drop = ticked("drop", [(tr("Take this reply away"), "drop")])
    return Form(
        tr("Prepared reply"),
        [
            field(
                tr("Title"),
                typed("name", initial=shown.title, most=_TITLE, required=True),
                hint=written.TITLE_HINT,
            ),
            _text("text", tr("Text"), shown.body, hint=written.SHORT_FIELDS_HINT),
            field(tr("Tag"), typed("tag", initial=shown.tag or "", most=_TAG), hint=written.TAG_HINT),
            *_answer(shown, questions),
            *([field(tr("Or"), drop)] if reply else []),
        ],
        token("reply_put", campaign, *([mark_of(reply.title)] if reply else [])),
    )


def _answer(shown: CannedReply, questions: Sequence[Question]) -> list[Part]:
    """The answer that a reply files; of very many, the first."""
    answers = offered(questions)[: fields.MOST_PICKED]
    initial = str(number("\n".join(shown.answer))) if shown.answer else None
    menu = fields.picked("answer", answers, initial=initial, required=False) if answers else None
    return [field(written.ANSWER, menu, hint=written.ANSWER_HINT)] if menu else []


def channel_field(channel: str) -> Part:
    """Where a campaign's card stands; `channel` is a channel's id, or empty."""
    return field(tr("Channel"), fields.channel("channel", initial=channel), hint=written.CHANNEL_HINT)


def _names(name: str, organisation: str) -> list[Part]:
    return [
        field(tr("Name"), typed("name", initial=name, most=_NAME, required=True), hint=written.NAME_HINT),
        field(
            tr("Organisation"),
            typed("organisation", initial=organisation, most=_ORGANISATION),
            hint=written.ORGANISATION_HINT,
        ),
    ]


def _list_field(lists: Sequence[ListRow], chosen: int) -> Part:
    choices = [(f"{row.name[:70]} ({counted(row.size, 'contact')})", str(row.id)) for row in lists]
    hint = cut_hint(len(lists), parts.MOST_OPTIONS, "lists", written.OTHER_LISTS)
    return field(tr("Contact list"), picked("list", choices, initial=str(chosen)), hint=hint)


def _called(place: int) -> str:
    """A first text by its place, counted from 0."""
    return tr("Another first text ({place})", place=place + 1) if place else tr("First text")


def _text(name: str, label: str, text: str, *, hint: str) -> Part:
    required = name in {"text", "text_1"}
    return field(label, typed(name, initial=text, multiline=True, most=_TEXT, required=required), hint=hint)


def _replies(shown: CampaignPicture) -> list[Part]:
    replies = shown.script.canned_replies
    if not replies:
        return [parts.paragraph(Strong(tr("Prepared replies")), "\n", *words.NO_REPLIES)]
    choices = [
        (f"{reply.title}{f' · {reply.tag}' if reply.tag else ''}", str(mark_of(reply.title)))
        for reply in replies
    ]
    menus = (
        choices[start : start + parts.MOST_OPTIONS] for start in range(0, len(choices), parts.MOST_OPTIONS)
    )
    return [
        parts.menu(menu, token("reply_edit", shown.ref.id, place), placeholder=tr("Edit a prepared reply"))
        for place, menu in enumerate(menus, 1)
    ][:3]


def _excerpts(texts: Sequence[str]) -> list[str]:
    return [f"{place}. {shortened(text, _EXCERPT)}\n" for place, text in enumerate(texts, 1)]


def _asked(shown: CampaignPicture) -> list[Part]:
    questions = written.questions_written(shown.script.questions)
    offered = words_of_tags.offered(shown.script.tags)
    told: list[Part] = [parts.paragraph(Strong(tr("Tags")), f"  {offered}", most=_LINES)]
    if questions:
        told.append(parts.paragraph(Strong(tr("Questions")), f"\n{questions}", most=_LINES))
    return told
