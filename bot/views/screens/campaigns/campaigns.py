"""All campaigns with their buttons, which of several is meant, and the questions before one is changed."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import Called, CampaignCard, CampaignPicture, CampaignsPicture
from bot.assignment.rules.texts.script import Severity
from bot.views.parts import (
    Button,
    Heading,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    notice,
)
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import naming
from bot.views.phrases.campaigns.rules import RULES
from bot.views.phrases.campaigns.sharing import SHARED
from bot.views.phrases.contacts.contacts import IMPORT
from bot.views.phrases.contacts.purge import CAMPAIGN as DELETE_WORDS
from bot.views.phrases.contacts.purge import KEEP
from bot.views.phrases.conversations.carrying import CARRY
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.screens.texting import start_page
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_NAME, _CHOICES = 80, 10
_CHANGING: dict[CampaignState, tuple[str, ...]] = {
    CampaignState.DRAFT: ("discard",),
    CampaignState.OPENING: (),
    CampaignState.OPEN: ("pause", "end"),
    CampaignState.PAUSED: ("resume", "end"),
    CampaignState.ENDED: (),
}
_FINAL = {"end", "discard"}
_ASKING = {"open", "pause", "resume", *_FINAL}


def campaigns(picture: CampaignsPicture, start: int = 0) -> Page:
    """All campaigns from this one on, newest first; what can be done to them is for admins."""
    mine = picture.me.is_admin
    ways = _ways(picture) if mine else []
    if not picture.rows:
        none = Paragraph(words.NONE_YET if mine else words.NONE_RUNNING)
        return Page([none, *buttons(*ways)], title=words.HEADING, back=start_page())

    def rest(shown: int) -> list[Part]:
        hidden = len(picture.rows) - shown + picture.hidden
        return [Note((naming.hidden(hidden),))] if hidden else []

    groups = [[Paragraph(line(card)), *(_deeds(card) if mine else [])] for card in picture.rows]
    return Page(
        [
            Heading(words.HEADING),
            *tagged_in(picture.tagged_out),
            Rows(groups, rest, _turn, start),
            *(buttons(*ways) or [Note((words.HOW_TO_TEXT,))]),
        ],
        summary=(words.HEADING,),
        title=words.HEADING,
        back=start_page(),
    )


def _ways(picture: CampaignsPicture) -> list[Button]:
    """What an admin may do beside the campaigns themselves."""
    lists = Button(words.LISTS, token("contacts"))
    if not picture.rows and not picture.lists:
        return [lists]
    new = Button(words.NEW, token("campaign_new"), Style.PRIMARY)
    if not picture.rows:
        return [new, lists]
    waiting = Button(words.WHAT_WAITS, token("attention", 0))
    return [new, lists, waiting, Button(words.REFRESH, token("campaigns"))]


def no_list() -> Page:
    """There is no loaded list that a campaign could be over, and the way to load one."""
    return notice(words.NO_LIST, Button(IMPORT, token("contacts_import"), Style.PRIMARY), title=words.NEW)


def line(card: CampaignCard) -> Words:
    """A campaign's name, state and progress."""
    numbers = f"\n{words.progress(card.counts)}\n{words.numbers(card.counts)}" if _runs(card) else ""
    return (Strong(shortened(card.ref.name, _NAME)), f"  {words.state(card)}{numbers}")


def brief(card: CampaignCard) -> Words:
    """The same in one line."""
    numbers = f"  {words.numbers(card.counts)}" if _runs(card) else ""
    return (Strong(shortened(card.ref.name, _NAME)), f"  {words.state(card)}{numbers}")


def ask(verb: str, picture: CampaignPicture) -> Page:
    """The question before a verb that was typed is done."""
    asked, deed = question(verb, picture), token(f"campaign_{verb}", picture.ref.id)
    style = Style.DANGER if verb == "end" else Style.PRIMARY
    told = (Strong(asked.title), "\n", *asked.text)
    return notice(told, Button(asked.yes, deed, style), Button(asked.no, token("campaigns")))


def question(verb: str, picture: CampaignPicture) -> Question:
    """Asked before a verb is done to a campaign; an `end` of a draft discards it."""
    said = "discard" if verb == "end" and picture.state is CampaignState.DRAFT else verb
    begins = verb in {"open", "resume"}
    consequence = words.opening(verb, picture) if begins else (words.consequence(said),)
    title, back = words.question(said, picture.ref.name), token("campaign_look", picture.ref.id)
    return Question(title, consequence, words.VERBS[said], words.NOT_NOW, back)


def choose(verb: str, told: Words, rows: Sequence[Called]) -> Page:
    """Which of several campaigns is meant: a button for each, which asks before it changes anything."""
    return notice(told, *(_verb(verb, row.ref.id, row.ref.name, row.ref.name) for row in rows[:_CHOICES]))


def unfit(told: Words) -> Page:
    """No campaign is meant, and the way to all of them."""
    return notice(told, Button(words.ALL, token("campaigns")))


def done(picture: CampaignPicture) -> Page:
    """Where a campaign stands now, in place of the question."""
    campaign = picture.ref.id
    return notice(words.done(picture), *(_verb(verb, campaign, "") for verb in ("look", "status")))


def acts(shown: CampaignPicture) -> list[Button]:
    """What can be done to a campaign, as it stands, from its own page."""
    campaign, draft = shown.ref.id, shown.state is CampaignState.DRAFT
    told = () if draft else ("status", "results")
    status = [_verb(verb, campaign, shown.ref.name) for verb in told]
    if shown.state is CampaignState.ENDED:
        kept = [Button(KEEP, token("keep_campaign", campaign))] if shown.purge_at else []
        return [*status, *kept, Button(DELETE_WORDS, token("purge_campaign", campaign), Style.DANGER)]
    ready = draft and not any(finding.severity is Severity.ERROR for finding in shown.findings)
    style = Style.PRIMARY if draft and not ready else Style.PLAIN
    return [
        *([_asked("open", shown)] if ready else []),
        Button(words.EDIT, token("campaign_edit", campaign), style),
        Button(RULES, token("rules", campaign)),
        *status,
        _verb("settings", campaign, shown.ref.name),
        Button(CARRY, token("carrying", campaign)),
        Button(SHARED, token("sharing", campaign)),
        *(_asked(verb, shown) for verb in _CHANGING[shown.state]),
    ]


def looks(card: CampaignCard) -> list[Button]:
    """The ways into a campaign."""
    verbs = ("look",) if card.state is CampaignState.DRAFT else ("look", "status")
    return [_verb(verb, card.ref.id, card.ref.name) for verb in verbs]


def _runs(card: CampaignCard) -> bool:
    """Whether there are numbers to tell."""
    return card.state not in {CampaignState.DRAFT, CampaignState.OPENING}


def _deeds(card: CampaignCard) -> list[Part]:
    changing = (_verb(verb, card.ref.id, card.ref.name) for verb in _CHANGING[card.state])
    edit = Button(words.EDIT, token("campaign_edit", card.ref.id))
    return buttons(*looks(card), *([edit] if card.state is CampaignState.DRAFT else []), *changing)


def _asked(verb: str, shown: CampaignPicture) -> Button:
    """A button whose question tells how many can be texted."""
    style = Style.DANGER if verb in _FINAL else Style.PRIMARY if verb in {"open", "resume"} else Style.PLAIN
    return Button(words.VERBS[verb], _deed(verb, shown.ref.id), style, question(verb, shown))


def _verb(verb: str, campaign: int, name: str, label: str = "") -> Button:
    """A button that does a verb to a campaign; those that change something for everybody ask first."""
    deed = _deed(verb, campaign)
    if verb not in _ASKING:
        return Button(label or words.VERBS[verb], deed)
    asked = Question(words.question(verb, name), words.consequence(verb), words.VERBS[verb], words.NOT_NOW)
    style = Style.DANGER if verb in _FINAL and not label else Style.PLAIN
    return Button(label or words.VERBS[verb], deed, style, asked)


def _deed(verb: str, campaign: int) -> str:
    return token(f"campaign_{'end' if verb == 'discard' else verb}", campaign)


def _turn(place: int) -> str:
    return token("campaigns", place)
