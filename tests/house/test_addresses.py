"""Files name no package registry, no folder of somebody's machine, and no secret."""

import re

import pytest

from tests.house.tree import text, tracked

FORBIDDEN = {
    "a package registry": r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg",
    "where an installer found a package": r'^\s*(?:--(?:extra-)?index|--find-links|-[fi] )|"resolved":',
    "a folder of one machine": r"(?<![\w.])/(?:home|root|work|Users)/[a-z]",
    "a Slack token": r"\bxox[abep]-\d{9,}-\w{9,}|\bxapp-1-\w{9,}-\d{9,}",
    "a Twilio key": r"\b(?:AC|SK)(?!(.)\1{31})[0-9a-f]{32}\b",
    "a private key": r"BEGIN [A-Z ]*PRIVATE KEY",
}
ITSELF = "tests/house/test_addresses.py"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what):
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = {path: match[0] for path in tracked() if path != ITSELF and (match := pattern.search(text(path)))}
    assert not found
