"""/campaign follow on Slack: counted first, then a draft."""


async def test_those_who_are_silent_are_counted_and_become_a_draft(ana, bank, evening):
    evening.working("Ben Okafor", bank.open(5, name="Spring"), texted=4, waiting=1)
    await ana.command("/campaign follow Spring")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(**{"Silent for so many days": "0", "Texted by nobody in so many days": "0"})
    await ana.until("3 contacts of Spring would be texted once more.")
    await ana.press("Make the draft")
    await ana.until("is a draft over 3 contacts.")
    await ana.press("Look")
    await ana.until("Spring 2")
