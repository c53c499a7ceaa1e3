"""The few words that Baton itself says to a contact."""

# One segment, and no character that would make it two.
OPT_OUT_CONFIRMED = (
    "You are opted out and will get no more texts from us. Reply START if you change your mind."
)
