"""/reassign: the guide, or at once the plan that was typed; and what is done about a plan."""

from dataclasses import replace

from bot.assignment.outcomes.reassignment import TargetKind
from bot.assignment.reassignment import reassign
from bot.assignment.rules.typed.wish_terms import TypedWish
from bot.handlers import guided
from bot.handlers.discord import guide, plans
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.reassign_options import Typed, command, wish_typed
from bot.handlers.meaning import Meaning
from bot.views.discord import plan as shown
from bot.views.discord.notices import Question
from bot.views.guided import Filled, value_of
from bot.views.tokens import Token
from bot.vocabulary import Split

_DEEDS = {"plan_confirm": reassign.confirm, "plan_cancel": reassign.cancel, "plan_undo": reassign.undo}


def register(face: Face) -> None:
    """Listen."""
    face.commands.append(command(face, on_command))
    face.press("plan", on_plan)
    for verb in _DEEDS:
        face.press(verb, on_deed)
    face.question("plan_undo", ask_undo)


async def on_command(acting: Acting, typed: Typed) -> None:
    """The plan, where it was said whose and to whom; else the guide, with what was said in it."""
    options = await acting.desk.read(reassign.guide_options, acting.who)
    asked = wish_typed(typed)
    meaning = Meaning(acting, options)
    if typed.source and asked.targets:
        work = acting.desk.run(reassign.propose, acting.who, await meaning.wish(asked))
        await plans.show(acting.screen, work)
    else:
        form = await _begun(acting, meaning, asked)
        await acting.screen.whisper(await guide.drawn(acting, form))


async def on_plan(acting: Acting, pressed: Token) -> None:
    """A plan as it stands."""
    plan = await acting.desk.read(reassign.look_at, acting.who, pressed.id)
    await acting.screen.show(shown.panel(plan))


async def on_deed(acting: Acting, pressed: Token) -> None:
    """Confirm, cancel or undo in the plan's own place."""
    work = acting.desk.run(_DEEDS[pressed.verb], acting.who, pressed.id)
    await plans.show(acting.screen, work)


async def ask_undo(acting: Acting, pressed: Token) -> Question:
    """What taking it back will do."""
    return shown.undo_question(await acting.desk.read(reassign.look_at, acting.who, pressed.id))


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
