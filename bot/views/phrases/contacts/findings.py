"""What the check before launch found, in words: what is the matter, and what to write instead."""

import unicodedata

from bot.assignment.rules.texts.script import Code, Finding, Severity
from bot.views.phrases.words import Words, counted, listed

READY: Words = ("✅ Nothing to fix: this campaign can be opened.",)
CHECKED: Words = ("✅ Nothing to fix.",)
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}


def findings(found: tuple[Finding, ...], texts: int) -> list[str]:
    """A line for each finding, errors first; `texts` says how many first texts there are."""
    ordered = sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.text or 0))
    return [f"{_MARKS[one.severity]} {finding(one, texts)}" for one in ordered]


def finding(found: Finding, texts: int = 1) -> str:
    """One finding in a sentence or two."""
    facts = {name: str(value) for name, value in found.facts.items() if not isinstance(value, tuple)}
    if found.code is Code.ODD_CHARACTERS:
        facts |= _odd(found)
    elif found.code is Code.UNKNOWN_FIELD and facts["nearest"]:
        facts["hint"] = f" Did you mean {_field(facts['nearest'])}?"
    if "field" in facts:
        facts["fallback"] = _field(f"{facts['field']}|…")
        facts["field"] = _field(facts["field"])
    return _SENTENCES[found.code].format_map({"hint": ""} | facts | {"text": _name(found, texts)})


def heading(found: tuple[Finding, ...]) -> str:
    """How much there is: errors must be mended before a campaign opens, warnings are worth a look."""
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    said = [counted(errors, "error")] if errors else []
    said += [counted(warnings, "warning")] if warnings else []
    return f"{'Fix before it can open' if errors else 'Worth a look'}: {listed(said)}"


_SENTENCES = {
    Code.NO_TEXTS: "There is no first text. Write at least one.",
    Code.EMPTY: "{text} is empty.",
    Code.NO_ORGANISATION: "No organisation is named. People must be told who writes.",
    Code.ORGANISATION_NOT_NAMED: "{text} does not say “{organisation}”. People must be told who writes.",
    Code.STOP_WORDING_MISSING: "{text} does not say how to opt out. Add, say, “Reply STOP to opt out”.",
    Code.UNKNOWN_FIELD: "{text} uses {field}, which the contact list does not have.{hint}",
    Code.BROKEN_BRACES: "{text} has unmatched braces near “{near}”. A field looks like {{{{first_name}}}}.",
    Code.SINGLE_BRACES: "{text} has single braces around a field, which are sent as typed. Write {field}.",
    Code.NO_FALLBACK: "{text} leaves a gap for contacts without {field}. Write {fallback} to fill it.",
    Code.TOO_LONG: "{text} takes about {segments} segments; at most {most} can be sent.",
    Code.MANY_SEGMENTS: "{text} takes about {segments} segments, each paid for. Try for {advised}.",
    Code.ODD_CHARACTERS: "{text} has {odd}{cost}.{hint}",
    Code.SHORT_LINK: "{text} links to {host}. Carriers block shortened links; write the whole address.",
    Code.NOT_PAID_FOR: (
        "{text} may be for or against a candidate or a measure. Some states, such as Florida, want "
        "“Paid for by …” in such a text."
    ),
    Code.SHOUTING: "{text} is mostly capitals, which carriers take for spam.",
}


def _name(found: Finding, texts: int) -> str:
    if found.reply:
        return f"The prepared reply “{found.reply}”"
    return "The text" if found.text is None or texts == 1 else f"Text {found.text + 1}"


def _field(name: str) -> str:
    return f"{{{{{name}}}}}"


def _odd(found: Finding) -> dict[str, str]:
    characters, cheaper = _many(found, "characters"), _many(found, "cheaper")
    now, plain = int(str(found.facts["segments"])), found.facts["segments_if_plain"]
    dearer = now != plain
    swaps = [
        f"{_shown(odd)} as {_shown(better)}"
        for odd, better in zip(characters, cheaper, strict=True)
        if better
    ]
    return {
        "odd": listed([_shown(one) for one in characters[:5]]),
        "cost": f", which can make it {counted(now, 'segment')} instead of {plain}"
        if dearer
        else ", which can cost more",
        "hint": f" Write {listed(swaps[:5])}." if swaps else "",
    }


def _many(found: Finding, name: str) -> tuple[str, ...]:
    value = found.facts[name]
    return value if isinstance(value, tuple) else ()


def _shown(character: str) -> str:
    """A character that can be seen, or its name."""
    if character.isprintable() and not character.isspace():
        return character
    return f"a {unicodedata.name(character, 'hidden character').lower()}"
