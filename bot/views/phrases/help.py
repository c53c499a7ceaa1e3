"""What can be typed after each of Slack's commands, said to whoever types *help* after it."""

from bot.views.phrases.campaigns.naming import WHAT_TO_TYPE as CAMPAIGN
from bot.views.phrases.people.lists import WHAT_TO_TYPE as LISTS
from bot.views.phrases.sentences import later
from bot.views.phrases.shifts.shift import WHAT_TO_TYPE as SHIFT
from bot.views.phrases.words import Words

HELP: dict[str, Words] = {
    "/text": (
        later(
            "Type /text alone for your start page, with your campaigns and your inbox, "
            "or /text and the beginning of a campaign\u2019s name to start it at once."
        ),
    ),
    "/campaign": CAMPAIGN,
    "/contacts": (
        later(
            "Type /contacts alone for all contact lists. /contacts import brings one from a file, "
            "find looks for a contact, "
            "assign and a list say whose its contacts are, export and a list bring it as a file, "
            "optout and optin with a number say who gets no texts."
        ),
    ),
    "/attention": (
        later(
            "Type /attention alone to see what waits everywhere and on whom, "
            "or /attention and the beginning of a campaign\u2019s name."
        ),
    ),
    "/reassign": (
        later(
            "Type /reassign alone for a form. Or type whose conversations go to whom, "
            "like /reassign @ana to @ben, then unsent, answered or all, and only 20. "
            "Nothing moves before you have seen the plan."
        ),
    ),
    "/people": (
        later(
            "Type /people alone to see everybody, /people @ana to see and change what she may do, "
            "or /people link to be one person on Slack and Discord."
        ),
    ),
    "/lists": LISTS,
    "/shift": SHIFT,
    "/audit": (
        later(
            "Type /audit alone to see everything, newest first, or narrow it: "
            "/audit @ana since monday in Early voting. "
            "/audit export brings it as a file."
        ),
    ),
}
