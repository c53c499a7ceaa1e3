"""What both platforms show of one campaign: how it stands, its check, a preview."""

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.parts import Button, Line, Paragraph, Part, Quote, buttons, said
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import readiness
from bot.views.phrases.contacts import findings, purge
from bot.views.phrases.conversations.testing import TEST
from bot.views.phrases.words import Strong, shortened
from bot.views.screens.campaigns.tagged import tagged
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_NAME = 120


def standing(shown: CampaignPicture) -> list[Part]:
    """Who is tagged out, the numbers, who can be texted, for whom contacts are kept, and the check."""
    over, draft = shown.state is CampaignState.ENDED, shown.state is CampaignState.DRAFT
    counts = readiness.tells(shown.state, shown.ready)
    kept = shown.reserved if shown.reserved and shown.reserved.total and not over else None
    numbers = f"{words.progress(shown.counts)}\n{words.numbers(shown.counts)}"
    return [
        *(tagged(shown.tagged_out) if shown.tagged_out else []),
        *([] if draft else said((numbers,))),
        *(said(purge.in_time(shown.purge_at, is_list=False)) if shown.purge_at else []),
        *(said(readiness.ready(shown.ready)) if counts else []),
        *(said(words.reserved(kept)) if kept else []),
        *([] if over else _check(shown)),
    ]


def preview(shown: CampaignPicture, place: int) -> list[Part]:
    """The text as one contact would get it, and a way to the next; `place` is theirs in the list."""
    card = shown.preview
    if card is None:
        return said(words.NO_PREVIEW)
    another = Button(words.ANOTHER, token("campaign_another", shown.ref.id, place + 1))
    test = Button(TEST, token("campaign_test", shown.ref.id, place))
    return [
        Line((Strong(shortened(words.as_got(card), _NAME)),), another, words.previewed(card)),
        Quote(card.body),
        *(buttons(test) if shown.state is CampaignState.DRAFT else []),
    ]


def _check(shown: CampaignPicture) -> list[Part]:
    if not shown.findings:
        draft = shown.state is CampaignState.DRAFT
        return said(findings.READY if draft else findings.CHECKED)
    lines = "\n".join(findings.findings(shown.findings, len(shown.script.first_texts)))
    return [Paragraph((Strong(findings.heading(shown.findings)), f"\n{lines}"))]
