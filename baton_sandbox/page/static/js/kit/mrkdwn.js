/**
 * Reads Slack's mrkdwn into a tree of plain objects; inline.js turns the tree into nodes.
 *
 * Nodes: text, emoji, bold, italic, strike, code, link, user, channel, usergroup, broadcast, date
 * and, as blocks, pre and quote. Only Slack's three entities are decoded.
 */

const STYLES = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const BARE_LINK = /^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]]/;

/** &amp; &lt; &gt; as the characters they stand for. */
export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

/** A whole mrkdwn text as block nodes (pre, quote) and inline nodes; `verbatim` leaves bare links alone. */
export function parse(text, { verbatim = false } = {}) {
  const nodes = [];
  for (const [index, piece] of text.split(/\n?```([\s\S]+?)```/).entries()) {
    if (index % 2) nodes.push({ type: "pre", text: plainOf(piece.replace(/^\n|\n$/g, "")) });
    else if (piece) nodes.push(...parseLines(index ? piece.replace(/^[ \n]/, "") : piece, verbatim));
  }
  return nodes;
}

/** Lines, those that start with > gathered into quotes. */
function parseLines(text, verbatim) {
  const runs = [];
  for (const line of text.split("\n")) {
    const quoted = line.match(/^(?:&gt;|>)\s?(.*)$/);
    const last = runs.at(-1);
    if (last && last.quoted === Boolean(quoted)) last.lines.push(quoted ? quoted[1] : line);
    else runs.push({ quoted: Boolean(quoted), lines: [quoted ? quoted[1] : line] });
  }
  return runs.flatMap(({ quoted, lines }) => {
    const children = parseInline(lines.join("\n"), verbatim);
    return quoted ? [{ type: "quote", children }] : children;
  });
}

/** One run of text as inline nodes. */
function parseInline(text, verbatim, outer = "") {
  const nodes = [];
  const hopeless = {};
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = readNode(text, at, { verbatim, outer, hopeless });
    if (found) {
      if (plain) nodes.push({ type: "text", text: decode(plain) });
      plain = "";
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) nodes.push({ type: "text", text: decode(plain) });
  return nodes;
}

/** The node that starts at this place and where it ends, or null for plain text. */
function readNode(text, at, context) {
  const mark = text[at];
  if (mark === "<") return readToken(text, at);
  if (mark === "`") return readCode(text, at);
  if (mark === ":") return readEmoji(text, at);
  if (mark in STYLES) return readStyle(text, at, context);
  if (mark === "h" && !context.verbatim) return readBareLink(text, at);
  return null;
}

function readToken(text, at) {
  const match = /^<([^<>\n]+)>/.exec(text.slice(at, at + 4000));
  const node = match && tokenNode(match[1]);
  return node ? { node, end: at + match[0].length } : null;
}

/** What stands between < and >: a mention, a date or a link. */
function tokenNode(token) {
  const bar = token.indexOf("|");
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? null : decode(token.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return { type: "user", id: target.slice(1), label };
  if (/^#C\w+$/.test(target)) return { type: "channel", id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { type: "broadcast", range: target.slice(1) };
  if (/^!subteam\^\w+$/.test(target)) return { type: "usergroup", id: target.slice(9), label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) return { type: "date", seconds: Number(date[1]), format: date[2], url: date[3] ?? null, fallback: label };
  if (/^(?:https?:\/\/|mailto:|tel:)/.test(target)) return { type: "link", url: decode(target), label };
  return null;
}

function readCode(text, at) {
  const match = /^`([^`\n]+)`/.exec(text.slice(at, at + 4000));
  return match ? { node: { type: "code", text: plainOf(match[1]) }, end: at + match[0].length } : null;
}

function readEmoji(text, at) {
  const match = /^:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/.exec(text.slice(at, at + 80));
  return match ? { node: { type: "emoji", name: match[1] }, end: at + match[0].length } : null;
}

function readBareLink(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  const match = BARE_LINK.exec(text.slice(at, at + 2000));
  return match ? { node: { type: "link", url: decode(match[0]), label: null }, end: at + match[0].length } : null;
}

/** *bold*, _italic_ or ~strike~: opened after a space or a sign, closed on the same line. */
function readStyle(text, at, { verbatim, outer, hopeless }) {
  const mark = text[at];
  const lineEnd = text.indexOf("\n", at);
  if (outer.includes(mark) || hopeless[mark] > at || !opens(text, at)) return null;
  const close = closing(text, at, lineEnd < 0 ? text.length : lineEnd);
  if (close < 0) {
    hopeless[mark] = lineEnd < 0 ? text.length : lineEnd;
    return null;
  }
  const children = parseInline(text.slice(at + 1, close), verbatim, outer + mark);
  return { node: { type: STYLES[mark], children }, end: close + 1 };
}

function opens(text, at) {
  const before = text[at - 1];
  const after = text[at + 1];
  return after !== undefined && !/\s/.test(after) && after !== text[at] && (before === undefined || !WORD.test(before));
}

/** Where the mark at `at` closes before `end`, or -1; code and <…> in between are stepped over. */
function closing(text, at, end) {
  let place = at + 1;
  while (place < end) {
    const here = text[place];
    if (here === "`" || here === "<") {
      const shut = text.indexOf(here === "<" ? ">" : "`", place + 1);
      place = shut > 0 && shut < end ? shut + 1 : place + 1;
    } else if (here === text[at] && place > at + 1 && !/\s/.test(text[place - 1]) && !WORD.test(text[place + 1] ?? " ")) {
      return place;
    } else {
      place += 1;
    }
  }
  return -1;
}

/** Code shows a link's label and the characters as they are. */
function plainOf(text) {
  return decode(text.replace(/<([^<>\n|]+)(?:\|([^<>\n]*))?>/g, (whole, target, label) => label ?? target));
}
