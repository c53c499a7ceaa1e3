/**
 * Inline nodes: names, links, dates, emoji, styled text; shared by mrkdwn and rich text.
 */

import { h, safeLink } from "../dom.js";
import { slackDate } from "../format.js";
import { nameOf } from "../room.js";
import { emojiFor, withEmoji } from "./emoji.js";
import { parse } from "./mrkdwn.js";

const LEAVES = {
  text: (_, node) => node.text,
  emoji: (_, node) => emojiNode(node.name),
  code: (_, node) => h("code", {}, node.text),
  pre: (_, node) => h("pre", {}, node.text),
  link: (_, node) => linkNode(node.url, node.label),
  user: (room, node) => userNode(room, node.id, node.label),
  channel: (room, node) => channelNode(room, node.id, node.label),
  usergroup: (room, node) => mention(groupName(room, node.id, node.label)),
  broadcast: (_, node) => mention(`@${node.range}`, "mention mention-me"),
  date: (room, node) => dateNode(room, node),
};

const WRAPS = { bold: "strong", italic: "em", strike: "s", quote: "blockquote" };

/** A mrkdwn text as a span; nothing in it can become markup. */
export function mrkdwn(room, text, options) {
  return h("span", { class: "mrkdwn" }, draw(room, parse(text, options)));
}

function draw(room, nodes) {
  return nodes.map((node) => (node.type in WRAPS ? h(WRAPS[node.type], {}, draw(room, node.children)) : LEAVES[node.type](room, node)));
}

/** A Block Kit text object ({type: "mrkdwn" | "plain_text", text}) as a node. */
export function textNode(room, object) {
  if (!object) return null;
  if (object.type === "mrkdwn") return mrkdwn(room, object.text, { verbatim: object.verbatim });
  return h("span", { class: "plain" }, plain(object));
}

/** A plain text object as a string, its emoji drawn unless it says `emoji: false`. */
export function plain(object) {
  if (!object) return "";
  return object.emoji === false ? object.text : withEmoji(object.text);
}

/** A link that opens elsewhere; an address that is not safe stays words. */
export function linkNode(url, label) {
  const href = safeLink(url);
  const words = label || url;
  if (!href) return words;
  return h("a", { href, target: "_blank", rel: "noopener noreferrer", class: "link" }, words);
}

/** @Name; my own is marked. */
export function userNode(room, id, label) {
  const person = room.person(id);
  const words = `@${person ? nameOf(person) : label ?? id}`;
  return mention(words, id === room.state.me ? "mention mention-me" : "mention");
}

/** @handle of a user group. */
export function groupName(room, id, label) {
  const group = room.group(id);
  return group ? `@${group.handle}` : label ?? "@group";
}

/** #name, a button when I am in that channel. */
export function channelNode(room, id, label) {
  const channel = room.channel(id);
  if (!channel) return mention(`#${label ?? "private channel"}`);
  const open = () => room.emit("go", { kind: "channel", id });
  return h("button", { type: "button", class: "mention mention-channel", on: { click: open } }, `#${channel.name}`);
}

/** A mention that leads nowhere. */
export function mention(words, className = "mention") {
  return h("span", { class: className }, words);
}

/** The emoji, or its short name when this page does not know it. */
export function emojiNode(name) {
  const character = emojiFor(name);
  return character ? h("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` }, character) : `:${name}:`;
}

/** A moment in the words its format asks for. */
export function dateNode(room, { seconds, format, url, fallback }) {
  const date = new Date(seconds * 1000);
  const valid = !Number.isNaN(date.getTime());
  const words = valid ? slackDate(seconds, format, room.now()) : fallback ?? "";
  const node = h("time", { datetime: valid ? date.toISOString() : null, title: fallback }, words);
  return url ? linkNode(url, words) : node;
}
