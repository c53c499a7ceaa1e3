"""What is said when something went wrong that nobody meant."""

from bot.views.phrases.sentences import later, say
from bot.views.phrases.words import Words

CLOSE = later("Close")
TITLE = later("Not done")
OLD_BUTTON: Words = (
    later("This button is from an older Baton and does nothing any more. Type /text for fresh ones."),
)
TOO_LATE: Words = (later("This took too long to open. All is kept; go on here."),)
GO_ON = later("Continue")
FIX = later("Fix it")
DISMISSED: Words = (later("Nothing was done."),)
BUSY: Words = (later("Working on it…"),)
PLATFORM_AWAY: Words = (later("The chat did not answer Baton in time. Press again in a moment."),)
UNKNOWN_COMMAND: Words = (later("Baton does not know this command. Type /text to start."),)
OUTSIDER: Words = (later("Only people of this workspace can use Baton here."),)


def no_groups(code: str) -> Words:
    """Slack does not let Baton read user groups."""
    if code == "plan_upgrade_required":
        return say("This workspace's plan has no user groups. Create the list by hand, with /lists create.")
    return say(
        "Baton may not read user groups here yet. Whoever installed it adds the scope usergroups:read and "
        "installs it anew; until then, create the list by hand, with /lists create."
    )


def scope_missing(scope: str) -> Words:
    """Slack does not let Baton do what was asked."""
    return say(
        "Slack does not let Baton do this: the app lacks the scope {scope}. Nothing was changed. Whoever "
        "installed it pastes manifest.yml into its App Manifest page and installs it anew.",
        scope=scope,
    )


def broken(reference: str) -> Words:
    """An apology; the reference is also in the log."""
    return say(
        "Sorry, something broke. Press again in a moment; if it stays broken, tell an admin “{reference}”.",
        reference=reference,
    )
