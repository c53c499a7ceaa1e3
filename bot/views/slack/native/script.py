"""The forms in which admins write: a campaign's first texts, tags and questions, and its prepared replies."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.campaigns import CampaignPicture, CampaignScript
from bot.assignment.outcomes.contacts import Beginning, ListRow
from bot.assignment.outcomes.conversations import CannedReply, Question
from bot.views.fields import Field, Ticks
from bot.views.phrases.campaigns import script as written
from bot.views.phrases.conversations import inbox
from bot.views.phrases.options import cut_hint
from bot.views.phrases.sentences import tr
from bot.views.phrases.words import counted
from bot.views.screens.answering import number, offered
from bot.views.screens.campaigns.campaigns import no_list
from bot.views.slack.forms import drawn
from bot.views.slack.inputs import MOST_OPTIONS, field, picked, typed
from bot.views.slack.native.settings import channel_field
from bot.views.slack.paint import modal
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token
from bot.vocabulary import CampaignState, ListState

# The names of the fields for first texts.
TEXTS = ("first_texts", *(f"text_{place}" for place in range(2, 11)))
_SHOWN = 3
_NAME, _ORGANISATION, _TEXT, _TITLE, _TAG = 80, 80, 1600, 75, 60
_BLANK = CampaignScript("", "", 0, ())


def draft_form(begun: Beginning, name: str = "", list_id: int = 0, channel: str = "") -> Modal:
    """The form of a new campaign, in the channel or where the newest one is.

    Without a loaded list it is the way to load one.
    """
    ready = [row for row in begun.lists if row.state is ListState.READY]
    if not ready:
        return modal(no_list())
    blocks = [
        *_names(name, begun.organisation),
        _list_field(ready, list_id or ready[0].id),
        channel_field(channel or begun.homes.get("slack", "")),
        *_texts((), ()),
        *_asked(_BLANK),
    ]
    return Modal(
        tr("New campaign"), blocks, submit=tr("Save draft"), token=token("campaign_draft"), close=tr("Cancel")
    )


def edit_form(shown: CampaignPicture, lists: Sequence[ListRow]) -> Modal:
    """The same form filled in. The list of a campaign that was opened is fixed."""
    script, ready = shown.script, [row for row in lists if row.state is ListState.READY]
    choosable = [_list_field(ready, script.list_id)] if shown.state is CampaignState.DRAFT else []
    blocks = [
        *_names(script.name, script.organisation),
        *choosable,
        *_texts(script.first_texts, shown.list.fields),
        *_asked(script),
    ]
    return Modal(
        tr("Edit texts"),
        blocks,
        submit=tr("Save"),
        token=token("campaign_rewrite", shown.ref.id),
        memory=str(script.list_id),
        close=tr("Back"),
    )


def reply_form(
    campaign_id: int, reply: CannedReply | None = None, questions: Sequence[Question] = ()
) -> Modal:
    """The form of a prepared reply; `memory` keeps the title it had, by which it is found again."""
    shown = reply or CannedReply("", "", None)
    blocks: list[Block] = [
        field("name", tr("Title"), typed(initial=shown.title, most=_TITLE), hint=written.TITLE_HINT),
        field(
            "text",
            tr("Text"),
            typed(initial=shown.body, multiline=True, most=_TEXT),
            hint=written.fields_hint(),
        ),
        field(
            "tag",
            tr("Tag"),
            typed(initial=shown.tag or "", most=_TAG),
            optional=True,
            hint=written.TAG_HINT,
        ),
    ]
    if answers := offered(questions):
        initial = str(number("\n".join(shown.answer))) if shown.answer else None
        pick = picked(answers, initial=initial, placeholder=inbox.ANSWER_PICK)
        blocks.append(field("answer", written.ANSWER, pick, optional=True, hint=written.ANSWER_HINT))
    if reply is not None:
        blocks.append(drawn(Field("drop", tr("Or"), Ticks([(tr("Take this reply away"), "drop", "")]))))
    submit = token("reply_put", campaign_id)
    return Modal(
        tr("Prepared reply"), blocks, submit=tr("Save"), token=submit, memory=shown.title, close=tr("Back")
    )


def _names(name: str, organisation: str) -> list[Block]:
    return [
        field("name", tr("Name"), typed(initial=name, most=_NAME), hint=written.NAME_HINT),
        field(
            "organisation",
            tr("Organisation"),
            typed(initial=organisation, most=_ORGANISATION),
            hint=written.ORGANISATION_HINT,
        ),
    ]


def _list_field(lists: Sequence[ListRow], chosen: int) -> Block:
    lists = sorted(lists, key=lambda row: row.id != chosen)
    choices = [
        (f"{row.name[:50]} ({counted(row.size, 'contact')})", str(row.id)) for row in lists[:MOST_OPTIONS]
    ]
    hint = cut_hint(len(lists), MOST_OPTIONS, "lists", written.OTHER_LISTS)
    return field("list", tr("Contact list"), picked(choices, initial=str(chosen)), hint=hint)


def _texts(texts: Sequence[str], columns: Sequence[str]) -> list[Block]:
    count = max(_SHOWN, min(len(texts), len(TEXTS)))
    filled = [*texts, *[""] * _SHOWN]
    hints = {0: written.fields_hint(columns), 1: written.MORE_TEXTS_HINT}
    return [
        field(
            TEXTS[place],
            tr("Another first text") if place else tr("First text"),
            typed(initial=filled[place], multiline=True, most=_TEXT),
            optional=place > 0,
            hint=hints.get(place, ""),
        )
        for place in range(count)
    ]


def _asked(script: CampaignScript) -> list[Block]:
    tags, questions = written.tags_written(script.tags), written.questions_written(script.questions)
    return [
        field("tags", tr("Tags"), typed(initial=tags), optional=True, hint=written.TAGS_HINT),
        field(
            "questions",
            tr("Survey questions"),
            typed(initial=questions, multiline=True),
            optional=True,
            hint=written.QUESTIONS_HINT,
        ),
    ]
