"""What came of a campaign, in words: counts, their shares of those reached, and how sure these are."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.results.counted import (
    CampaignResults,
    FirstTextRef,
    OfDay,
    OfShift,
    OfText,
    Tallied,
)
from bot.assignment.rules.shares import ENOUGH, Share
from bot.views.phrases.languages import day, long_day, number
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Strong, Words, clock, shortened

TITLE, RESULTS, BACK, WHOLE = later("Results"), later("Results"), later("Back"), later("Whole campaign")
BY_TEXT, BY_DAY, BY_SHIFT = later("By first text"), later("By day"), later("By shift")
ALL_TEXTS, OF_TEXT = later("All first texts"), later("Results of")
TAGS, NO_TAGS = later("Tags"), later("none yet")
PICTURE_COMES = later("A picture of this is on its way.")
TOO_FEW = later("too few to tell")
NOBODY: Words = (later("Nobody was texted yet. Results begin with the first text."),)
NO_SHIFTS: Words = (later("Nobody was texted while a shift ran."),)
_MOST, _WORD, _EXCERPT = 20, 80, 160
# Of each text, day or shift: so many questions, so many answers to each and tags, and how long these are.
_FEW, _BRIEF, _SHORT = 3, 4, 40


def how_to_read() -> str:
    """What shares and their brackets mean."""
    return tr(
        "Shares are of those reached: whose text left and did not fail, or who replied. In brackets is "
        "where the true share lies in 19 of 20 such campaigns. Below {enough} reached it is too few to tell.",
        enough=ENOUGH,
    )


def reached(of: Tallied) -> str:
    """How many were reached of those who were texted; where these are too few, no line tells a share."""
    told = tr("{reached} reached of {texted} texted", reached=of.reached, texted=of.texted)
    return told if of.share(0).is_enough else f"{told} · {TOO_FEW}"


def came(of: Tallied) -> str:
    """What became of those reached, a line for each."""
    return "\n".join(_ends(of))


def tags(of: Tallied) -> Words:
    """Each tag with its share."""
    return (Strong(TAGS), "\n", _lines(of, of.tags) or NO_TAGS)


def answers(of: Tallied) -> Iterator[Words]:
    """Each question with its answers and their shares."""
    for each in of.answers:
        given: Words = (Strong(shortened(each.question, _EXCERPT)), "\n", _lines(of, each.counts) or NO_TAGS)
        yield given if each.mean is None else (*given, "\n", _on_average(each.mean))


def brief(of: Tallied) -> str:
    """One text, day or shift: how many were reached, and what became of them, nothing that did not happen."""
    counts = [row for each in of.answers[:_FEW] for row in each.counts[:_BRIEF]]
    counts += of.tags[:_BRIEF]
    said = [_line(shortened(word, _SHORT), of.share(count)) for word, count in counts if count]
    return "\n".join([reached(of), *_ends(of, none=False), *said])


def text_name(of: FirstTextRef) -> str:
    """A first text by its letter, and until when it was in use."""
    if of.id is None:
        return tr("Not known")
    if of.replaced_at:
        return tr("Text {letter}, until {day}", letter=of.letter, day=day(of.replaced_at))
    return tr("Text {letter}", letter=of.letter)


def text_words(of: FirstTextRef) -> str:
    """The beginning of a first text."""
    if of.id is None:
        return tr("Texted before Baton kept which text a contact got.")
    return shortened(of.body, _EXCERPT)


def choices(of: Sequence[OfText]) -> list[tuple[str, str]]:
    """All texts together, and each, to choose from."""
    named = [(f"{text_name(each.text)}: {each.text.body}", str(each.text.id)) for each in of if each.text.id]
    return [(ALL_TEXTS, "0"), *named]


def day_name(of: OfDay) -> str:
    """Tuesday, Mar 10."""
    return long_day(of.day)


def shift_name(of: OfShift, zone: str) -> str:
    """Tuesday, Mar 10, 6:00 PM to 8:00 PM."""
    starts, ends = _there(of.starts_at, zone), _there(of.ends_at, zone)
    when = {"day": long_day(starts), "starts": clock(starts), "ends": clock(ends)}
    if of.of_all:
        return tr("{day}, {starts} to {ends}, of all campaigns", **when)
    return tr("{day}, {starts} to {ends}", **when)


def beside(of: Tallied) -> Words:
    """Who was texted while no shift ran."""
    return (Strong(tr("Beside shifts")), "\n", brief(of))


def texts_left_out(shown: int) -> str:
    """Where a menu has no room for all texts."""
    return tr("The menu names {n} first texts; By first text shows all.", n=shown - 1)


def told(of: CampaignResults) -> str:
    """The results in one line."""
    whole = of.whole
    name = f"{of.ref.name}, {text_name(of.chosen)}" if of.chosen else of.ref.name
    return tr(
        "{campaign}: {reached} reached of {texted} texted, {replied} replied, {opted_out} opted out",
        campaign=name,
        reached=whole.reached,
        texted=whole.texted,
        replied=whole.replied,
        opted_out=whole.opted_out,
    )


def picture_title(name: str) -> str:
    """The title of the picture."""
    return tr("{campaign}: results", campaign=name)


def described(of: CampaignResults) -> str:
    """What the picture shows, for those who cannot see it."""
    said = [told(of)]
    for each in of.whole.answers[:3]:
        shares = ", ".join(
            f"{answer(word)} {told_share(of.whole.share(count))}" for word, count in each.counts[:6]
        )
        said.append(f"{each.question} {shares}")
    return ". ".join(said)


def told_share(of: Share) -> str:
    """A share with its interval: 25.0 % (23.8 to 26.3 %)."""
    if not of.is_enough:
        return str(TOO_FEW)
    low, high = of.interval
    return tr(
        "{share} % ({low} to {high} %)", share=_percent(of.share), low=_percent(low), high=_percent(high)
    )


def _percent(of: float) -> str:
    return f"{of * 100:.1f}"


def _on_average(mean: float) -> str:
    told = f"{mean:,.1f}"
    return tr("{mean} on average", mean=told)


def _ends(of: Tallied, *, none: bool = True) -> Iterator[str]:
    """How many replied, and how many opted out; with `none`, also where nobody did."""
    if of.replied or none:
        yield _with_share(tr_n("{n} replied", "{n} replied", of.replied), of.share(of.replied))
    if of.opted_out or none:
        yield _with_share(tr("{n} opted out", n=of.opted_out), of.share(of.opted_out))


def _lines(of: Tallied, counts: Sequence[tuple[str, int]]) -> str:
    said = [_line(shortened(word, _WORD), of.share(count)) for word, count in counts[:_MOST]]
    rest = len(counts) - _MOST
    said += [tr("and {n} more", n=rest)] if rest > 0 else []
    return "\n".join(said)


def answer(word: str) -> str:
    """An answer; one in free words is told in the export alone."""
    return word or tr("in their own words")


def _line(word: str, of: Share) -> str:
    return _with_share(f"{number(of.count)} {answer(word)}", of)


def _with_share(told: str, of: Share) -> str:
    """A count with its share; of too few alone, for that is said above them."""
    return f"{told} · {told_share(of)}" if of.is_enough else told


def _there(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))
