"""People and words: looked for, narrowed, opened, moved and opted out; choices saved for next time."""

from dataclasses import replace
from datetime import timedelta

from bot.assignment.contacts import finding
from bot.assignment.outcomes.contacts import Found, Narrowing
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.people import members
from bot.assignment.reassignment import candidates, reassign, saved_choices
from bot.assignment.refusals.general import NotAnAdmin
from bot.handlers import days
from bot.handlers.asking import Asking, Unfit, ids_of
from bot.handlers.chat import patience
from bot.handlers.chat.listening import Feature
from bot.handlers.chat.reassignment import plans
from bot.views.fields import called
from bot.views.guided import target_of
from bot.views.phrases.contacts import find as words
from bot.views.screens.contacts import find as shown
from bot.views.tokens import Token, token
from bot.vocabulary import Portion, Split


async def on_command(acting: Asking, typed: str) -> None:
    """Look for what was typed; the form where nothing was."""
    if typed:
        found = await acting.desk.run(finding.find, acting.who, typed)
        await acting.pages.show(shown.found(found))
    else:
        await on_find(acting, Token("find"))


async def on_find(acting: Asking, _: Token) -> None:
    """Ask what to look for."""
    await acting.pages.ask(shown.form(None, await _narrowing(acting)), again=token("find"))


async def on_narrow(acting: Asking, pressed: Token) -> None:
    """Ask again, with what was looked for in the form."""
    of = await _found(acting, pressed)
    await acting.pages.ask(shown.form(of, await _narrowing(acting)), again=token("find_narrow", *pressed.ids))


async def on_typed(acting: Asking, _: Token) -> None:
    """Look for what was filled in."""
    narrowing = await _narrowing(acting)
    narrowed = await _narrowed(acting, narrowing) if narrowing else finding.EVERYTHING
    found = await acting.desk.run(finding.find, acting.who, acting.filled.text("typed"), narrowed)
    await acting.pages.done(shown.found(found))


async def on_again(acting: Asking, pressed: Token) -> None:
    """What is found now, in its place."""
    await acting.pages.settle(shown.found(await _found(acting, pressed)))


async def on_reassign(acting: Asking, pressed: Token) -> None:
    """Ask which of them, and to whom."""
    of = await _found(acting, pressed)
    lists = await acting.desk.read(candidates.user_lists, acting.who)
    elsewhere = await acting.desk.read(candidates.elsewhere, acting.who)
    form = shown.reassign_form(of, lists, elsewhere)
    await acting.pages.ask(form, again=token("find_reassign", *pressed.ids))


async def on_move(acting: Asking, form: Token) -> None:
    """Make the plan: nothing moves before it is confirmed."""
    filled = acting.filled
    target = await _target(acting)
    selection = Selection(Source(SourceKind.TICKED), Portion.ALL, ticked=await _chosen(acting, form))
    wish = Wish(selection, target, Split(filled.choice("split") or Split.LOAD), filled.text("note"))
    await plans.show(acting, acting.desk.run(reassign.propose, acting.who, wish))


async def on_opt_out(acting: Asking, pressed: Token) -> None:
    """Ask whom no campaign may text again."""
    form = shown.opt_out_form(await _found(acting, pressed))
    await acting.pages.ask(form, again=token("find_opt_out", *pressed.ids))


async def on_stop(acting: Asking, form: Token) -> None:
    """Opt them out; many take a while."""
    work = _stopped(acting, await _chosen(acting, form))
    await patience.settle(acting, work, patience.Shown(shown.stopping(), shown.broke(), shown.stopped))


async def on_keep(acting: Asking, pressed: Token) -> None:
    """Ask for a name."""
    form = shown.save_form(await _found(acting, pressed))
    await acting.pages.ask(form, again=token("find_keep", *pressed.ids))


async def on_save(acting: Asking, form: Token) -> None:
    """Keep what it was narrowed by under a name; what was typed is kept nowhere."""
    of = await _found(acting, form)
    name = acting.filled.text("filter_name")
    kept = await acting.desk.run(saved_choices.save_choice, acting.who, name, of.narrowed)
    await acting.pages.done(shown.found(of, words.saved(kept.name)))


async def _stopped(acting: Asking, chosen: tuple[int, ...]) -> int:
    """Opt out slice after slice, so that others come in between; how many contacts it were."""
    count = 0
    while chosen:
        done = await acting.desk.run(finding.opt_out_found, acting.who, chosen)
        count, chosen = count + done.contacts, chosen[len(chosen) - done.left :]
    return count


async def _found(acting: Asking, pressed: Token) -> Found:
    return await acting.desk.read(finding.look_again, acting.who, pressed.id, *pressed.ids[1:2])


async def _narrowing(acting: Asking) -> Narrowing | None:
    try:
        return await acting.desk.read(finding.narrowing, acting.who)
    except NotAnAdmin:
        return None


async def _narrowed(acting: Asking, narrowing: Narrowing) -> Selection:
    filled = acting.filled
    campaign, said = filled.choice("campaign"), filled.choice("said")
    typed = filled.text("silent") or filled.choice("silent") or ""
    silent = days.many(typed)
    if typed and silent is None:
        raise Unfit((words.NO_NUMBER,), "silent")
    narrowed = replace(
        finding.EVERYTHING,
        campaign_id=int(campaign) if campaign else None,
        tag=next((tag for tag in narrowing.tags if called(tag) == said), ""),
        answer=next((each for each in narrowing.answers if called(each) == said), None),
        silent=silent,
    )
    return await _in_days(acting, narrowed, filled.text("days"))


async def _in_days(acting: Asking, narrowed: Selection, typed: str) -> Selection:
    """The days that were typed: one, or from one to another and that whole day, by the asker's clocks."""
    if not typed:
        return narrowed
    zone = await acting.desk.read(members.my_zone, acting.who)
    first, to, last = typed.partition(" to ")
    since, until = days.beginning(first.strip(), zone), days.beginning((last if to else first).strip(), zone)
    if since is None or until is None:
        raise Unfit(words.no_days(typed), "days")
    return replace(narrowed, since=since, until=until + timedelta(days=1))


async def _chosen(acting: Asking, form: Token) -> tuple[int, ...]:
    ticked = acting.filled.choices("rows")
    everything = shown.ALL in ticked
    ids = [int(each) for each in ticked if each.isdigit()]
    found = await acting.desk.read(finding.chosen, acting.who, form.id, ids, everything=everything)
    if not found:
        raise Unfit((words.TICK_SOMEBODY,), "rows")
    return found


async def _target(acting: Asking) -> Target:
    if accounts := acting.filled.people("people"):
        return Target(TargetKind.PEOPLE, await ids_of(acting, accounts))
    if (picked := acting.filled.choice("target")) is None:
        raise Unfit((words.TO_WHOM,), "people")
    return target_of(picked)


FEATURE = Feature(
    {
        "find": on_find,
        "find_narrow": on_narrow,
        "find_again": on_again,
        "find_reassign": on_reassign,
        "find_opt_out": on_opt_out,
        "find_keep": on_keep,
    },
    forms={
        "find_typed": (on_typed, "find"),
        "find_move": (on_move, "find_reassign"),
        "find_stop": (on_stop, "find_opt_out"),
        "find_save": (on_save, "find_keep"),
    },
)
