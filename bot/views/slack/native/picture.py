"""One campaign before an admin: what was written, what the check found, a preview, and what can be done."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, RichTextBlock, RichTextElementParts, RichTextSectionElement

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.parts import buttons
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import homes, tags
from bot.views.phrases.campaigns import script as written
from bot.views.phrases.sentences import tr
from bot.views.phrases.words import Strong, Words
from bot.views.screens.campaigns.campaigns import acts
from bot.views.screens.campaigns.picture import preview, standing
from bot.views.slack import parts
from bot.views.slack.paint import blocks as painted
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_REPLIES = 25


def picture(shown: CampaignPicture, place: int = 0, notice: Words = ()) -> Modal:
    """The campaign as a modal; `place` is the preview's place in the contact list."""
    blocks: list[Block] = [
        *([parts.paragraph(*notice), parts.divider()] if notice else []),
        *([parts.paragraph(*tags.renamed(shown.renamed)), parts.divider()] if shown.renamed else []),
        parts.heading(shown.ref.name),
        parts.note(" · ".join(words.facts(shown))),
        _place_of(shown),
        *painted([*standing(shown), *preview(shown, place)]),
        *_replies(shown),
        *_asked(shown),
        parts.divider(),
        *painted(buttons(*acts(shown))),
    ]
    return Modal(tr("Campaign"), blocks, memory=str(place))


def _place_of(shown: CampaignPicture) -> Block:
    channel = shown.settings.homes.get("slack", "")
    if not channel:
        return parts.note(homes.where(shown))
    elsewhere = homes.and_elsewhere(shown, "slack")
    said = [
        RichTextElementParts.Text(text=words.STARTS_IN),
        RichTextElementParts.Channel(channel_id=channel),
        *([RichTextElementParts.Text(text=elsewhere)] if elsewhere else []),
    ]
    return RichTextBlock(elements=[RichTextSectionElement(elements=said)])


def _replies(shown: CampaignPicture) -> Iterator[Block]:
    none: Words = () if shown.script.canned_replies else ("\n", *words.NO_REPLIES)
    yield parts.paragraph(Strong(tr("Prepared replies")), *none)
    if shown.state is CampaignState.ENDED:
        return
    for place, reply in enumerate(shown.script.canned_replies[:_REPLIES]):
        edit = parts.button(tr("Edit"), token("reply_edit", shown.ref.id, place))
        yield parts.row(words.canned(reply), edit)
    yield parts.buttons(parts.button(tr("Add a prepared reply"), token("reply_new", shown.ref.id)))


def _asked(shown: CampaignPicture) -> Iterator[Block]:
    yield parts.paragraph(Strong(tr("Tags")), "  ", tags.offered(shown.script.tags))
    if shown.script.questions:
        lines = [written.question_written(question) for question in shown.script.questions]
        yield parts.paragraph(Strong(tr("Questions")), "\n" + "\n".join(lines))
