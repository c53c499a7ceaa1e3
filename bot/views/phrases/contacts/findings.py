"""What the check before launch found, in words: what is the matter, and what to write instead."""

import unicodedata

from bot.assignment.rules.texts.script import Code, Finding, Severity
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Words, listed

READY: Words = (later("✅ Nothing to fix: this campaign can be opened."),)
CHECKED: Words = (later("✅ Nothing to fix."),)
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}
_SHOWN = 5


def findings(found: tuple[Finding, ...], texts: int) -> list[str]:
    """A line for each finding, errors first; `texts` says how many first texts there are."""
    ordered = sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.text or 0))
    return [f"{_MARKS[one.severity]} {finding(one, texts)}" for one in ordered]


def finding(found: Finding, texts: int = 1) -> str:
    """One finding in a sentence or two."""
    text = _name(found, texts)
    if found.code is Code.ODD_CHARACTERS:
        return _odd(found, text)
    facts = {name: str(value) for name, value in found.facts.items() if not isinstance(value, tuple)}
    nearest = facts.get("nearest", "")
    if "field" in facts:
        facts["fallback"] = _field(f"{facts['field']}|…")
        facts["field"] = _field(facts["field"])
    said = tr(_SENTENCES[found.code], text=text, **facts)
    return " ".join([said, *([tr("Did you mean {field}?", field=_field(nearest))] if nearest else [])])


def heading(found: tuple[Finding, ...]) -> str:
    """How much there is: errors must be mended before a campaign opens, warnings are worth a look."""
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    said = [tr_n("{n} error", "{n} errors", errors)] if errors else []
    said += [tr_n("{n} warning", "{n} warnings", warnings)] if warnings else []
    if errors:
        return tr("Fix before it can open: {found}", found=listed(said))
    return tr("Worth a look: {found}", found=listed(said))


_SENTENCES = {
    Code.NO_TEXTS: later("There is no first text. Write at least one."),
    Code.EMPTY: later("{text} is empty."),
    Code.NO_ORGANISATION: later("No organisation is named. People must be told who writes."),
    Code.ORGANISATION_NOT_NAMED: later(
        "{text} does not say “{organisation}”. People must be told who writes."
    ),
    Code.STOP_WORDING_MISSING: later(
        "{text} does not say how to opt out. Add, say, “Reply STOP to opt out”."
    ),
    Code.UNKNOWN_FIELD: later("{text} uses {field}, which the contact list does not have."),
    Code.BROKEN_BRACES: later(
        "{text} has unmatched braces near “{near}”. A field looks like {{{{first_name}}}}."
    ),
    Code.SINGLE_BRACES: later(
        "{text} has single braces around a field, which are sent as typed. Write {field}."
    ),
    Code.NO_FALLBACK: later("{text} leaves a gap for contacts without {field}. Write {fallback} to fill it."),
    Code.TOO_LONG: later("{text} takes about {segments} segments; at most {most} can be sent."),
    Code.MANY_SEGMENTS: later("{text} takes about {segments} segments, each paid for. Try for {advised}."),
    Code.SHORT_LINK: later(
        "{text} links to {host}. Carriers block shortened links; write the whole address."
    ),
    Code.NOT_PAID_FOR: later(
        "{text} may be for or against a candidate or a measure. Some states, such as Florida, want "
        "“Paid for by …” in such a text."
    ),
    Code.SHOUTING: later("{text} is mostly capitals, which carriers take for spam."),
}


def _name(found: Finding, texts: int) -> str:
    if found.reply:
        return tr("The prepared reply “{name}”", name=found.reply)
    if found.text is None or texts == 1:
        return tr("The text")
    return tr("Text {number}", number=found.text + 1)


def _field(name: str) -> str:
    return f"{{{{{name}}}}}"


def _odd(found: Finding, text: str) -> str:
    characters, cheaper = _many(found, "characters"), _many(found, "cheaper")
    now, plain = int(str(found.facts["segments"])), str(found.facts["segments_if_plain"])
    odd = listed([_shown(one) for one in characters[:_SHOWN]])
    swaps = [
        tr("{odd} as {better}", odd=_shown(one), better=_shown(better))
        for one, better in zip(characters, cheaper, strict=True)
        if better
    ]
    if str(now) == plain:
        said = tr("{text} has {odd}, which can cost more.", text=text, odd=odd)
    else:
        said = tr_n(
            "{text} has {odd}, which can make it {n} segment instead of {plain}.",
            "{text} has {odd}, which can make it {n} segments instead of {plain}.",
            now,
            text=text,
            odd=odd,
            plain=plain,
        )
    return " ".join([said, *([tr("Write {swaps}.", swaps=listed(swaps[:_SHOWN]))] if swaps else [])])


def _many(found: Finding, name: str) -> tuple[str, ...]:
    value = found.facts[name]
    return value if isinstance(value, tuple) else ()


def _shown(character: str) -> str:
    """A character that can be seen, or its name."""
    if character.isprintable() and not character.isspace():
        return character
    name = unicodedata.name(character, "").lower()
    return tr("a {character}", character=name) if name else tr("a hidden character")
