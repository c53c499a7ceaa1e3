"""/campaign results and export in Discord: the same, in the private answer."""

from tests.handlers import filed


async def test_results_and_the_file_agree_with_a_count_by_hand(bank, ana):
    filed.answered(bank)
    told, said = await ana.run("campaign results", campaign="Primary day"), filed.by_hand()
    for words in ("8 reached of 8 texted", "6 replied", f"{said['yes']} yes", f"{said['no']} no"):
        assert words in told
    assert ana.panel.ephemeral
    assert [file.filename for file in ana.panel.attachments] == ["results.png"]
    assert "Text A" in await ana.press("By first text")
    await ana.run("campaign export", campaign="Primary day", what="results")
    [file] = ana.panel.attachments
    content = ana.town.env.backend.cdn.get(file.url)
    assert filed.counted(content) == (said, said["yes"])
    assert len(filed.rows(content)) == 8


async def test_a_day_that_is_none_is_told(bank, ana):
    filed.answered(bank)
    told = await ana.run("campaign export", campaign="Primary day", what="people", since="yesterday")
    assert "“yesterday” is no day" in told
