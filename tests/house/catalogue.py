"""Brings catalogues in step with the sentences in the code: `.venv/bin/python -m tests.house.catalogue`.

New sentences are added without a translation, those that nobody says any more are taken out, and what was
translated stays. A sentence that changed is a new one.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.assignment.rules.texts import carrier_codes
from bot.handlers.discord.app import build_face
from bot.handlers.discord.wire.client import Client
from bot.views.phrases.languages import file_of
from bot.vocabulary import Language
from tests.house.tree import ROOT

# How many of a call's arguments are sentences: one, or one and many.
SAYING = {"later": 1, "tr": 1, "say": 1, "tr_n": 2, "say_n": 2}
OTHERS = [each for each in Language if each is not Language.ENGLISH]
# What the provider's codes mean is said in a table of the core.
COMMANDS = "bot/handlers/discord/app.py"
CODES = "bot/assignment/rules/texts/carrier_codes.toml"
Sentence = str | tuple[str, ...]


def speakers() -> list[Path]:
    """The files that may say something."""
    return sorted(path for room in ("handlers", "views") for path in (ROOT / "bot" / room).rglob("*.py"))


def said() -> Iterator[tuple[str, Sentence]]:
    """Every sentence of the code, with the file that says it."""
    for path in speakers():
        calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if isinstance(call.func, ast.Name) and (count := SAYING.get(call.func.id)):
                forms = tuple(str(each.value) for each in call.args[:count] if isinstance(each, ast.Constant))
                if forms:
                    yield path.relative_to(ROOT).as_posix(), forms if count > 1 else forms[0]
    yield from ((COMMANDS, each) for each in dict.fromkeys(described()))
    for meaning in dict.fromkeys(carrier_codes.table().values()):
        yield from ((CODES, each) for each in (meaning.says, meaning.mend) if each)


def described() -> Iterator[str]:
    """What the commands, options and choices that Discord is told say of themselves."""
    nobody: Any = None
    face = build_face(nobody, nobody, (10,))
    tree = Client(face).tree
    told = [command.to_dict(tree) for command in face.commands]
    while told:
        place = told.pop(0)
        yield str.__str__(place.get("description", place["name"]))
        told[:0] = [*place.get("options", ()), *place.get("choices", ())]


def read(language: Language) -> Catalog:
    """A catalogue as it stands in its file."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=str(language), abort_invalid=True)


def in_step(old: Catalog) -> Catalog:
    """A catalogue with the sentences that the code says now."""
    new = Catalog(locale=old.locale, header_comment=old.header_comment, fuzzy=False)
    # Millions, which CLDR counts apart in Spanish, are none of ours.
    new.mime_headers = [("Plural-Forms", old.plural_forms)]
    for where, sentence in said():
        before = old.get(sentence if isinstance(sentence, str) else sentence[0])
        kept = (
            before.string
            if before is not None and before.pluralizable == isinstance(sentence, tuple)
            else None
        )
        new.add(sentence, kept, [(where, 0)])
    return new


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file holds it; who changed it, and when, stands in the history."""
    file = BytesIO()
    write_po(file, catalogue, width=110, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = [
        *catalogue.header_comment.splitlines(),
        'msgid ""',
        'msgstr ""',
        f'"Language: {catalogue.locale}\\n"',
        f'"Plural-Forms: {catalogue.plural_forms}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
    ]
    return "\n".join([*head, "", ""]).encode() + file.getvalue()


if __name__ == "__main__":
    for each in OTHERS:
        file_of(each).write_bytes(written(in_step(read(each))))
        sys.stdout.write(f"{file_of(each).relative_to(ROOT)}\n")
    subprocess.call(["git", "diff", "--stat", "--", *(str(file_of(each)) for each in OTHERS)], cwd=ROOT)
