"""/reassign: the guide, or at once the plan that was typed."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.reassignment import reassign
from bot.assignment.rules.typed.typed_wish import parse
from bot.assignment.rules.typed.wish_terms import Misread
from bot.handlers.chat.reassignment import plans
from bot.handlers.meaning import Meaning, NotMeant
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.reassignment import guide
from bot.views.guided import Filled
from bot.views.parts import notice
from bot.views.phrases.reassignment import reassign as words


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
        await acting.pages.show(notice(words.misread(typed)))
        return
    try:
        wish = await Meaning(acting, options).wish(typed)
    except NotMeant as unclear:
        await acting.pages.show(notice(unclear.told))
        return
    await plans.show(acting, desk.run(reassign.propose, who, wish))
