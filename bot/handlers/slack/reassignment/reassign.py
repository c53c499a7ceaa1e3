"""/reassign: the guide, or at once the plan that was typed."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import Refusal
from bot.assignment.rules.typed.typed_wish import parse
from bot.assignment.rules.typed.wish_terms import Misread
from bot.handlers import guided
from bot.handlers.chat.reassignment import plans
from bot.handlers.chat.reassignment.typed import begun
from bot.handlers.meaning import Meaning, NotMeant
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.reassignment import guide
from bot.views.guided import Filled
from bot.views.parts import Button, notice
from bot.views.phrases.reassignment import reassign as words
from bot.views.tokens import token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/reassign")(on_command)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """The guide, or what would become of what was typed."""
    await ack()
    desk, who, screen = acting.desk, acting.who, acting.screen
    if not screen.typed.strip():
        await guide.open_guide(acting, Filled())
        return
    options = await desk.read(reassign.guide_options, who)
    typed = parse(screen.typed)
    if isinstance(typed, Misread):
        await acting.pages.show(notice(words.misread(typed), Button(words.FORM, token("reassign"))))
        return
    meaning = Meaning(acting, options)
    try:
        wish = await meaning.wish(typed)
    except NotMeant:
        form, told = await begun(acting, meaning, typed)
        await guide.open_guide(acting, form, told=told)
        return

    async def refused(_: Refusal) -> None:
        await guide.open_guide(acting, await guided.asked_before(acting, wish))

    await plans.show(acting, desk.run(reassign.propose, who, wish), refused=refused)
