"""Words as they are read, whatever platform broke them into lines."""

import re

# A code by which an account is linked.
CODE = re.compile(r"\b[A-Z0-9]{4}-?[A-Z0-9]{4}\b")


def flowing(text: str) -> str:
    """Strong words and times stand on lines of their own in what a driver tells."""
    return re.sub(r" (?=[.,?!])", "", " ".join(text.split()))
