"""Which tags mean one that every campaign has, in whatever dress."""

import pytest

from bot.assignment.rules.law.tags import BUILT_IN, OPT_OUT, WRONG_NUMBER, built_in, named, offered, own


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "Opt out",
            "opt-out",
            "OPT_OUT",
            "Opt-Out!",
            "optedOut",
            "opted out",
            "Asked to opt out",
            "opt out ⛔",
        ),
        *("stop", "STOP", "S.T.O.P.", "Stopped", "asked to stop", "Said STOP", "stop texting", "Stop all"),
        *("do not text", "Do-Not-Text", "Don’t text", "dont_text", "DNT", "no more texts", "Do not contact"),
        *("DNC", "d.n.c.", "DNC list", "DNC - do not contact", "Do not call", "do not disturb"),
        *(
            "unsubscribe",
            "Unsubscribed",
            "unsub",
            "remove",
            "Removed",
            "please remove from list",
            "take off list",
        ),
        *("Requested removal", "wants out", "No consent", "suppression list", "Refused (do not text)"),
        *("no contactar", "No llamar", "NO MOLESTAR", "no enviar más mensajes", "Pidió baja", "Dar de baja"),
        *(
            "Quitar de la lista",
            "desuscribir",
            "no quiere mensajes",
            "Wrong number / opt out",
            "\uff4f\uff50\uff54 \uff4f\uff55\uff54",  # full width
        ),
    ],
)
def test_tags_that_mean_leaving_are_the_built_in_one(tag):
    assert built_in(tag) == OPT_OUT


@pytest.mark.parametrize(
    "tag",
    [
        *("Wrong number", "wrong-number", "WRONG #", "wrongNumber", "Wrong person", "WN", "Not their number"),
        *("número equivocado", "Numero incorrecto", "teléfono equivocado", "bad number"),
    ],
)
def test_tags_that_mean_somebody_elses_number_are_the_other(tag):
    assert built_in(tag) == WRONG_NUMBER


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "supporter",
            "yes",
            "no",
            "maybe",
            "moved",
            "refused",
            "not interested",
            "hostile",
            "asked-where",
            "",
        ),
        *("Stopped by", "stop by office", "bus stop", "Stop the pipeline", "non-stop", "stop sign requested"),
        *("opted in", "Opt-in", "not opted out", "opt-out reversed", "No contact", "No answer", "call back"),
        *(
            "left message",
            "out of state",
            "cancelled RSVP",
            "end of call",
            "Apoyo alto",
            "votó",
            "contact",
            "text",
        ),
    ],
)
def test_other_tags_are_a_campaigns_own(tag):
    assert built_in(tag) is None


def test_tags_stand_once_however_they_are_dressed():
    assert named(["Yes", "yes", "DNC", "stop", "YÉS"]) == ("Yes", OPT_OUT)
    assert own(["Yes", "yes", "DNC", "wrong #", "→", "✓"]) == ("Yes", "→", "✓")


def test_every_campaign_offers_the_built_in_tags_behind_its_own():
    assert offered([]) == BUILT_IN
    assert offered(["stop", "yes", "wrong number"]) == ("yes", *BUILT_IN)
