"""/reassign: the guide, or at once the plan that was typed."""

from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import Refusal
from bot.handlers.chat.reassignment import plans
from bot.handlers.chat.reassignment.typed import begun
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.reassignment import guide
from bot.handlers.discord.reassignment.reassign_options import Typed, command, wish_typed
from bot.handlers.meaning import Meaning


def register(face: Face) -> None:
    """Listen."""
    face.commands.append(command(face, on_command))


async def on_command(acting: Acting, typed: Typed) -> None:
    """The plan, where it was said whose and to whom; else the guide, with what was said in it."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    asked = wish_typed(typed)
    meaning = Meaning(acting, options)
    form, told = await begun(acting, meaning, asked)
    if told or not (typed.source and asked.targets):
        await acting.screen.whisper(await guide.drawn(acting, form, told))
        return

    async def refused(_: Refusal) -> None:
        await acting.screen.redraw(await guide.drawn(acting, form))

    work = acting.desk.run(reassign.propose, acting.who, await meaning.wish(asked))
    await plans.show(acting, work, refused=refused)
