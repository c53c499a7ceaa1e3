"""Every finding, reason, caution and refusal of a file has words that say what to do."""

from dataclasses import replace

import pytest

from bot.assignment.outcomes.campaigns import Counts, Reserved
from bot.assignment.outcomes.contacts import RowProblem
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.refusals.general import FileRefused
from bot.assignment.rules.sheets.sheet_terms import Caution, Reason, Refused, Warned
from bot.assignment.rules.texts.script import Code, check_script
from bot.views.phrases.campaigns import campaign
from bot.views.phrases.contacts import contacts, findings
from bot.views.sheets import left_out, sheet
from tests.views import admin

STOP = "River Votes. Reply STOP to opt out"
SCRIPTS = {
    Code.NO_TEXTS: [],
    Code.EMPTY: [" "],
    Code.ORGANISATION_NOT_NAMED: ["Reply STOP to opt out"],
    Code.STOP_WORDING_MISSING: ["River Votes"],
    Code.UNKNOWN_FIELD: [f"{{{{frist_name|you}}}} {STOP}"],
    Code.BROKEN_BRACES: [f"{{{{first_name {STOP}"],
    Code.SINGLE_BRACES: [f"{{first_name}} {STOP}"],
    Code.NO_FALLBACK: [f"{{{{first_name}}}} {STOP}"],
    Code.TOO_LONG: [STOP + " long" * 400],
    Code.MANY_SEGMENTS: [STOP + " long" * 120],
    Code.ODD_CHARACTERS: [f"It\u2019s\u00a0 {STOP} " + "and more " * 10],
    Code.SHORT_LINK: [f"bit.ly/x {STOP}"],
    Code.NOT_PAID_FOR: ["Vote for Ana Ruiz! " + STOP],
    Code.SHOUTING: ["VOTE ON TUESDAY, EVERYBODY, PLEASE! " + STOP],
}


def said(code):
    found = check_script(
        SCRIPTS.get(code, [STOP]), {"first_name"}, "" if code is Code.NO_ORGANISATION else "River Votes"
    )
    return next(findings.finding(each, 1) for each in found if each.code is code)


@pytest.mark.parametrize("code", Code)
def test_every_finding_has_a_sentence(code):
    sentence = said(code)
    assert sentence.endswith((".", "?"))
    assert "{{{" not in sentence


@pytest.mark.parametrize(
    "code, words",
    [
        (
            Code.UNKNOWN_FIELD,
            "{{frist_name}}, which the contact list does not have. Did you mean {{first_name}}?",
        ),
        (Code.NO_FALLBACK, "without {{first_name}}. Write {{first_name|…}} to fill it."),
        (Code.SINGLE_BRACES, "Write {{first_name}}."),
        (
            Code.ODD_CHARACTERS,
            "has \u2019 and a no-break space, which can make it 2 segments instead of 1. Write \u2019 as '",
        ),
        (Code.SHORT_LINK, "links to bit.ly."),
    ],
)
def test_findings_say_what_to_write_instead(code, words):
    assert words in said(code)


def test_findings_name_their_text_where_there_are_several_and_put_errors_first():
    found = tuple(check_script([f"{{{{first_name}}}} {STOP}", "Hello"], {"first_name"}, "River Votes"))
    lines = findings.findings(found, 2)
    assert [line[0] for line in lines] == ["❌", "❌", "⚠"]
    assert "Text 2 does not say" in lines[0]
    assert findings.heading(found) == "Fix before it can open: 2 errors and 1 warning"
    assert findings.heading(found[:1]) == "Worth a look: 1 warning"


@pytest.mark.parametrize("reason", Reason)
def test_every_row_left_out_is_told_with_its_line_and_reason(reason):
    assert contacts.problem(RowProblem(1007, reason, "555")).startswith("Line 1,007 ")


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_has_a_sentence(caution):
    [sentence] = contacts.cautions([Warned(caution, "cell", 3)])
    assert sentence.endswith(".")
    assert "{detail" not in sentence


def test_cautions_of_a_kind_are_one_sentence_that_begins_with_the_most_frequent():
    repeated = [Warned(Caution.REPEATED_COLUMN, name, rows) for rows, name in enumerate("abcdefgh")]
    [sentence] = contacts.cautions(repeated)
    assert "“h”, “g”, “f”, “e”, “d” and 3 more" in sentence


@pytest.mark.parametrize("code", Refused)
def test_every_refused_file_is_told_why_and_what_to_do(code):
    facts: dict[str, str | int | tuple[str, ...]] = {"columns": ("a", "b"), "kind": "pdf", "most": 2_000_000}
    words = "".join(str(word) for word in contacts.refused(FileRefused(code, facts)))
    assert words.endswith(". Nothing was loaded.")


def test_a_bar_is_full_only_at_the_end_and_empty_only_at_the_start():
    assert campaign.bar(0, 0) == campaign.bar(0, 500) == "▱" * 12
    assert campaign.bar(500, 500) == "▰" * 12
    assert campaign.bar(499, 500) == "▰" * 11 + "▱"
    assert campaign.bar(1, 500) == "▰" + "▱" * 11


def test_numbers_leave_out_what_did_not_happen():
    assert campaign.numbers(Counts(replied=2, opted_out=1)) == "2 replied · 1 opted out"
    assert campaign.numbers(Counts()) == "no replies yet"


def test_those_for_whom_contacts_are_kept_are_named_and_the_rest_is_counted():
    many = Reserved(tuple((PersonRef(number, f"P{number}"), 9) for number in range(8)), 2)
    assert "".join(map(str, campaign.reserved(many))) == (
        "Kept for the people they are assigned to: 74 "
        "(P0 9 · P1 9 · P2 9 · P3 9 · P4 9 · P5 9 · others 18 · people Baton does not know 2)"
    )


def test_files_that_leave_open_in_a_spreadsheet_and_run_nothing():
    written = sheet(("name",), [("=cmd()",), ("José, Ñ",)]).decode("utf-8-sig")
    assert written == 'name\r\n\'=cmd()\r\n"José, Ñ"\r\n'
    assert left_out(admin.loaded()).startswith(b"\xef\xbb\xbfline,reason,cell\r\n")


def test_a_campaign_is_told_alike_in_its_card_and_beside_its_picture():
    """Somebody who stopped before any text is no longer a contact to text."""
    counts = Counts(contacts=20, available=1, texted=18, opted_out=3)
    card = replace(admin.campaign_card(), counts=counts)
    for words in (campaign.progress(counts), campaign.told(card)):
        assert "18 of 19 contacts texted" in words
