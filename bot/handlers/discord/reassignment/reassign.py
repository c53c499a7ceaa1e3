"""/reassign: the guide, or at once the plan that was typed."""

from dataclasses import replace

from bot.assignment.outcomes.reassignment import TargetKind
from bot.assignment.reassignment import reassign
from bot.assignment.rules.typed.wish_terms import TypedWish
from bot.handlers import guided
from bot.handlers.chat.reassignment import plans
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.reassignment import guide
from bot.handlers.discord.reassignment.reassign_options import Typed, command, wish_typed
from bot.handlers.meaning import Meaning
from bot.views.guided import Filled, value_of
from bot.vocabulary import Split


def register(face: Face) -> None:
    """Listen."""
    face.commands.append(command(face, on_command))


async def on_command(acting: Acting, typed: Typed) -> None:
    """The plan, where it was said whose and to whom; else the guide, with what was said in it."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    asked = wish_typed(typed)
    meaning = Meaning(acting, options)
    if typed.source and asked.targets:
        work = acting.desk.run(reassign.propose, acting.who, await meaning.wish(asked))
        await plans.show(acting, work)
    else:
        form = await _begun(acting, meaning, asked)
        await acting.screen.whisper(await guide.drawn(acting, form))


async def _begun(acting: Acting, meaning: Meaning, asked: TypedWish) -> Filled:
    """The guide's form with what was typed in it."""
    form = await guided.prefilled(acting, await meaning.selection(asked))
    form = replace(form, split=asked.split or Split.LOAD, note=asked.note)
    if not asked.targets:
        return form
    target = await meaning.target(asked.targets)
    if target.kind is TargetKind.PEOPLE:
        return replace(form, people=await guided.accounts_of(acting, target.ids))
    return replace(form, target=value_of(target))
