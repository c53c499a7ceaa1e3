"""Running a campaign's rules again over the replies that are there: what it would change, and changed."""

from bot.assignment.outcomes.replies import Draft, RunPicture
from bot.views.parts import Button, Heading, Note, Page, Question, Style, buttons, notice, said
from bot.views.phrases.conversations import run_again as words
from bot.views.phrases.words import Words
from bot.views.tokens import token


def preview(of: Draft) -> Page:
    """Nothing is changed before the button is pressed."""
    change = Button(
        words.confirm(of), token("rules_run", of.campaign.id, of.mark), Style.PRIMARY, submits=True
    )
    told = [words.changes(of)] if of.ids else [str(words.NOTHING)]
    return _page(of, [*told, words.facts(of)], [*([change] if of.ids else []), _back(of)])


def ran(of: RunPicture) -> Page:
    """What was done, and the way back."""
    undoing = [undo(of.id, of.draft.campaign.id)] if of.undo_until else []
    told = [words.ran(of), words.changes(of.draft), words.facts(of.draft)]
    return _page(of.draft, told, [*undoing, _back(of.draft)], words.until(of))


def undone(of: RunPicture) -> Page:
    """It is taken back."""
    return _page(of.draft, [words.undone(of)], [_back(of.draft)])


def undo(run_id: int, campaign_id: int, label: str = words.UNDO) -> Button:
    """Takes a run back, when asked for a second time."""
    return Button(label, token("rules_undo", run_id, campaign_id), question=undo_question(campaign_id))


def undo_question(campaign_id: int) -> Question:
    """Asked before it is taken back; *no* leads to the rules."""
    return Question(words.UNDO_ASKS, words.UNDO_WHAT, words.UNDO, back=token("rules", campaign_id))


def working() -> Page:
    """More than a moment is needed."""
    return notice(words.WORKING, title=words.TITLE)


def stopped() -> Page:
    """It broke while it was being worked on."""
    return notice(words.STOPPED, title=words.TITLE)


def _back(of: Draft) -> Button:
    return Button(words.BACK, token("rules", of.campaign.id))


def _page(of: Draft, told: list[str], pressed: list[Button], until: Words = ()) -> Page:
    body = [part for each in told if each for part in said((each,))]
    return Page(
        [Heading(words.heading(of)), *body, *said(until), *buttons(*pressed), Note((words.STAYS,))],
        title=words.TITLE,
        window=True,
        again=token("rules_again", of.campaign.id),
    )
