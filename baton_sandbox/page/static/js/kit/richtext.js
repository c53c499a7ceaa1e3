/**
 * Draws a rich_text block: sections, lists, quotes and preformatted text.
 */

import { h } from "../dom.js";
import { channelNode, dateNode, emojiNode, groupName, linkNode, mention, userNode } from "./inline.js";

const PARTS = {
  rich_text_section: (room, part) => h("div", { class: "rt-section" }, inlines(room, part.elements)),
  rich_text_quote: (room, part) => h("blockquote", { class: "rt-section" }, inlines(room, part.elements)),
  rich_text_preformatted: (room, part) => h("pre", {}, inlines(room, part.elements)),
  rich_text_list: list,
};

const INLINES = {
  text: (_, item) => item.text,
  emoji: (_, item) => emojiNode(item.name),
  link: (_, item) => linkNode(item.url, item.text),
  user: (room, item) => userNode(room, item.user_id),
  channel: (room, item) => channelNode(room, item.channel_id),
  usergroup: (room, item) => mention(groupName(room, item.usergroup_id)),
  broadcast: (_, item) => mention(`@${item.range}`, "mention mention-me"),
  date: (room, item) => dateNode(room, { ...item, seconds: item.timestamp }),
  color: (_, item) => h("span", { class: "rt-color", vars: { swatch: item.value } }, item.value),
};

const STYLES = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]];

/** The block's content as nodes. */
export function richText(room, block) {
  return h("div", { class: "rich-text" }, block.elements.map((part) => PARTS[part.type]?.(room, part)));
}

function list(room, part) {
  const tag = part.style === "ordered" ? "ol" : "ul";
  const items = part.elements.map((item) => h("li", {}, inlines(room, item.elements)));
  return h(tag, { class: "rt-list", start: part.offset ? part.offset + 1 : null, vars: { indent: part.indent ?? 0 } }, items);
}

function inlines(room, items) {
  return items.map((item) => styled(INLINES[item.type]?.(room, item) ?? "", item.style ?? {}));
}

function styled(node, style) {
  return STYLES.reduce((inner, [key, tag]) => (style[key] ? h(tag, {}, inner) : inner), node);
}
