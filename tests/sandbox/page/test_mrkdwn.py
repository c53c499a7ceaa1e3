"""The page reads mrkdwn as Slack does."""

from tests.browser import IN_BROWSER

pytestmark = IN_BROWSER

PARSE = """async (texts) => {
    const { parse } = await import('/static/js/kit/mrkdwn.js');
    return texts.map((text) => parse(text));
}"""

CASES = {
    "*bold* _it_ ~old~ `code`": "<b>bold</b> <i>it</i> <s>old</s> <code>code</code>",
    "*bold _and it_*": "<b>bold <i>and it</i></b>",
    "2*3*4 snake_case_name": "2*3*4 snake_case_name",
    "* not bold * _ nor _": "* not bold * _ nor _",
    "*over\ntwo lines*": "*over\ntwo lines*",
    "(*in brackets*), *x*.": "(<b>in brackets</b>), <b>x</b>.",
    "`*plain* in code`": "<code>*plain* in code</code>",
    "a &amp; b &lt;c&gt; &quot;": "a & b <c> &quot;",
    "&amp;lt;": "&lt;",
    "<https://e.org/?a=1&amp;b=2|here>": "[here](https://e.org/?a=1&b=2)",
    "<https://e.org>": "[](https://e.org)",
    "see https://e.org/a.": "see [](https://e.org/a).",
    "xhttps://e.org": "xhttps://e.org",
    "<mailto:a@e.org|mail>": "[mail](mailto:a@e.org)",
    "<javascript:alert(1)|x>": "<javascript:alert(1)|x>",
    "<@U0ANA> <@U0ANA|ana>": "{user U0ANA} {user U0ANA}",
    "<#C1|bank> <!here> <!subteam^S1|@leads>": "{channel C1} {broadcast here} {usergroup S1}",
    "<!date^1773180000^{date} at {time}|then>": "{date 1773180000}",
    "*bold <https://e.org|with *stars*>*": "<b>bold [with *stars*](https://e.org)</b>",
    ":tada: :nonesuch: 10:30:00": "{emoji tada} {emoji nonesuch} 10{emoji 30}00",
    "> one\n> *two*\nthree": "<q>one\n<b>two</b></q>three",
    "&gt; escaped": "<q>escaped</q>",
    "a ```x *y*\n z``` b": "a <pre>x *y*\n z</pre>b",
    "```<https://e.org|link> &lt;b&gt;```": "<pre>link <b></pre>",
    "": "",
}
WRAPS = {"bold": "b", "italic": "i", "strike": "s", "quote": "q"}


def shown(nodes):
    return "".join(map(one, nodes))


def one(node):
    kind = node["type"]
    if kind in WRAPS:
        return f"<{WRAPS[kind]}>{shown(node['children'])}</{WRAPS[kind]}>"
    if kind == "text":
        return node["text"]
    if kind in ("code", "pre"):
        return f"<{kind}>{node['text']}</{kind}>"
    if kind == "link":
        return f"[{node['label'] or ''}]({node['url']})"
    name = next(node[key] for key in ("id", "range", "seconds", "name") if key in node)
    return f"{{{kind} {name}}}"


async def test_texts_are_read_as_slack_reads_them(page):
    trees = await page.evaluate(PARSE, list(CASES))
    read = dict(zip(CASES, map(shown, trees), strict=True))
    assert read == CASES


async def test_a_text_made_to_be_slow_is_read_at_once(page):
    seconds = await page.evaluate(
        """async (texts) => {
            const { parse } = await import('/static/js/kit/mrkdwn.js');
            const begin = performance.now();
            texts.forEach((text) => parse(text));
            return (performance.now() - begin) / 1000;
        }""",
        ["*a " * 13_000, "<" * 40_000, "`" * 40_000, "_*~" * 13_000, ":a" * 20_000, "h" * 40_000],
    )
    assert seconds < 5
