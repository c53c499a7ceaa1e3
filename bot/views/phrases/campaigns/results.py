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
from bot.views.phrases.words import Strong, Words, clock, shortened

TITLE, RESULTS, BACK, WHOLE = "Results", "Results", "Back", "Whole campaign"
BY_TEXT, BY_DAY, BY_SHIFT = "By first text", "By day", "By shift"
ALL_TEXTS, OF_TEXT = "All first texts", "Results of"
TAGS, NO_TAGS = "Tags", "none yet"
PICTURE_COMES = "A picture of this is on its way."
TOO_FEW = "too few to tell"
NOBODY: Words = ("Nobody was texted yet. Results begin with the first text.",)
NO_SHIFTS: Words = ("Nobody was texted while a shift ran.",)
HOW_TO_READ = (
    "Shares are of those reached: whose text left and did not fail, or who replied. In brackets is where the "
    f"true share lies in 19 of 20 such campaigns. Below {ENOUGH} reached it is {TOO_FEW}."
)
_MOST, _WORD, _EXCERPT = 20, 80, 160
# Of each text, day or shift: so many questions, so many answers to each and tags, and how long these are.
_FEW, _BRIEF, _SHORT = 3, 4, 40


def reached(of: Tallied) -> str:
    """How many were reached of those who were texted."""
    return f"{of.reached:,} reached of {of.texted:,} texted"


def came(of: Tallied) -> str:
    """What became of those reached, a line for each."""
    return "\n".join(_line(word, of.share(count)) for word, count in _ends(of))


def tags(of: Tallied) -> Words:
    """Each tag with its share."""
    return (Strong(TAGS), "\n", _lines(of, of.tags) or NO_TAGS)


def answers(of: Tallied) -> Iterator[Words]:
    """Each question with its answers and their shares."""
    for each in of.answers:
        mean = "" if each.mean is None else f"\n{each.mean:,.1f} on average"
        yield Strong(shortened(each.question, _EXCERPT)), "\n", (_lines(of, each.counts) or NO_TAGS) + mean


def brief(of: Tallied) -> str:
    """One text, day or shift: how many were reached, and what became of them, nothing that did not happen."""
    counts = [*_ends(of)]
    for each in of.answers[:_FEW]:
        counts += each.counts[:_BRIEF]
    counts += of.tags[:_BRIEF]
    said = [_line(shortened(word, _SHORT), of.share(count)) for word, count in counts if count]
    return "\n".join([reached(of), *said])


def text_name(of: FirstTextRef) -> str:
    """A first text by its letter, and until when it was in use."""
    if of.id is None:
        return "Not known"
    return f"Text {of.letter}" + (
        f", until {of.replaced_at:%b} {of.replaced_at.day}" if of.replaced_at else ""
    )


def text_words(of: FirstTextRef) -> str:
    """The beginning of a first text."""
    if of.id is None:
        return "Texted before Baton kept which text a contact got."
    return shortened(of.body, _EXCERPT)


def choices(of: Sequence[OfText]) -> list[tuple[str, str]]:
    """All texts together, and each, to choose from."""
    named = [(f"{text_name(each.text)}: {each.text.body}", str(each.text.id)) for each in of if each.text.id]
    return [(ALL_TEXTS, "0"), *named]


def day_name(of: OfDay) -> str:
    """Tuesday, Mar 10."""
    return f"{of.day:%A, %b} {of.day.day}"


def shift_name(of: OfShift, zone: str) -> str:
    """Tuesday, Mar 10, 6:00 PM to 8:00 PM."""
    starts, ends = _there(of.starts_at, zone), _there(of.ends_at, zone)
    said = f"{starts:%A, %b} {starts.day}, {clock(starts)} to {clock(ends)}"
    return f"{said}, of all campaigns" if of.of_all else said


def beside(of: Tallied) -> Words:
    """Who was texted while no shift ran."""
    return (Strong("Beside shifts"), "\n", brief(of))


def texts_left_out(shown: int) -> str:
    """Where a menu has no room for all texts."""
    return f"The menu names {shown - 1} first texts; {BY_TEXT} shows all."


def told(of: CampaignResults) -> str:
    """The results in one line."""
    whole = of.whole
    name = f"{of.ref.name}, {text_name(of.chosen)}" if of.chosen else of.ref.name
    return f"{name}: {reached(whole)}, {whole.replied:,} replied, {whole.opted_out:,} opted out"


def picture_title(name: str) -> str:
    """The title of the picture."""
    return f"{name}: results"


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
        return TOO_FEW
    low, high = of.interval
    return f"{of.share:.1%} ({low * 100:.1f} to {high:.1%})".replace("%", " %")


def _ends(of: Tallied) -> tuple[tuple[str, int], ...]:
    return ("replied", of.replied), ("opted out", of.opted_out)


def _lines(of: Tallied, counts: Sequence[tuple[str, int]]) -> str:
    said = [_line(shortened(word, _WORD), of.share(count)) for word, count in counts[:_MOST]]
    rest = len(counts) - _MOST
    said += [f"and {rest:,} more"] if rest > 0 else []
    return "\n".join(said)


def answer(word: str) -> str:
    """An answer; one in free words is told in the export alone."""
    return word or "in their own words"


def _line(word: str, of: Share) -> str:
    return f"{of.count:,} {answer(word)} · {told_share(of)}"


def _there(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))
