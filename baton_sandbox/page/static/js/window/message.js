/**
 * One message as it stands in a channel.
 */

import { avatar } from "../avatar.js";
import { h } from "../dom.js";
import { clockTime, dateOf, dayLabel, dayNumber, fullTime } from "../format.js";
import { icon } from "../icons.js";
import { drawBlocks } from "../kit/blocks.js";
import { fileNode } from "../kit/files.js";
import { emojiNode, mrkdwn } from "../kit/inline.js";
import { createSurface } from "../kit/surface.js";
import { nameOf } from "../room.js";

const GROUP_SECONDS = 300;
const QUIET = new Set(["channel_join", "channel_leave", "channel_topic", "channel_name", "bot_add"]);

/** The person or app a message is from. */
export function authorOf(room, message) {
  const person = room.person(message.user) ?? (message.bot_id ? room.person(room.state.bot?.id) : null);
  return message.username && person ? { ...person, real_name: message.username } : person;
}

/** Whether a message follows the one before it without its own name and picture. */
export function isGrouped(message, before) {
  if (!before || startsDay(message, before) || message.subtype || before.subtype) return false;
  const same = message.user === before.user && message.bot_id === before.bot_id && message.username === before.username;
  return same && !message.ephemeral === !before.ephemeral && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

/** Whether a message is the first of its day. */
export function startsDay(message, before) {
  return !before || dayNumber(dateOf(message.ts)) !== dayNumber(dateOf(before.ts));
}

/** The line above a day, and its name, which stays in sight while one scrolls through that day. */
export function dayNodes(room, message) {
  return [
    h("li", { class: "day-line", role: "presentation" }),
    h("li", { class: "day", role: "separator" }, h("span", {}, dayLabel(dateOf(message.ts), room.now()))),
  ];
}

/** A message; `form` keeps what was chosen in it when it is drawn again. */
export function messageNode({ room, acts, channel, message, before, form }) {
  const author = authorOf(room, message);
  const grouped = isGrouped(message, before);
  const surface = createSurface({ room, acts, form, target: { channel, ts: message.ts } });
  return h("li", {
    class: ["message", grouped && "is-grouped", message.ephemeral && "is-ephemeral", QUIET.has(message.subtype) && "is-quiet"].filter(Boolean).join(" "),
    "data-qa": "message", "data-ts": message.ts, "data-user": message.user, "data-ephemeral": Boolean(message.ephemeral),
  },
  h("div", { class: "message-gutter" }, grouped ? timeNode(message) : avatar(author)),
  h("div", { class: "message-main" },
    message.ephemeral && !grouped && h("div", { class: "message-private" }, icon("eye", 14), "Only visible to you"),
    !grouped && head(author, message),
    body(surface, message)));
}

function head(author, message) {
  return h("div", { class: "message-head" },
    h("strong", { class: "message-author" }, nameOf(author)),
    (author?.is_bot || message.bot_id) && h("span", { class: "app-badge" }, "APP"),
    author?.status && h("span", { class: "person-status", title: statusText(author.status) }, statusText(author.status)),
    timeNode(message));
}

function statusText(status) {
  return typeof status === "string" ? status : status.text ?? status.emoji ?? "";
}

function timeNode(message) {
  const date = dateOf(message.ts);
  return h("time", { class: "message-time", datetime: date.toISOString(), title: fullTime(date) }, clockTime(date));
}

function body(surface, message) {
  const { room } = surface;
  const blocks = h("div", { class: "blocks" });
  if (message.blocks?.length) drawBlocks(surface, blocks, message.blocks);
  const edited = message.edited && h("span", { class: "message-edited" }, " (edited)");
  return h("div", { class: "message-body" },
    message.thread_ts && message.thread_ts !== message.ts && h("div", { class: "message-thread" }, "Replied in a thread"),
    message.blocks?.length ? [blocks, edited] : message.text && h("div", { class: "message-text" }, mrkdwn(room, message.text), edited),
    message.attachments?.map((attachment) => attachmentNode(surface, attachment)),
    message.files?.length && h("div", { class: "message-files" }, message.files.map(fileNode)),
    message.reactions?.length && h("div", { class: "reactions" }, message.reactions.map(reaction)));
}

function attachmentNode(surface, attachment) {
  const blocks = h("div", { class: "blocks" });
  if (attachment.blocks) drawBlocks(createSurface({ room: surface.room, acts: surface.acts, target: surface.target }), blocks, attachment.blocks);
  const words = attachment.blocks ? blocks : [
    attachment.title && h("strong", {}, attachment.title),
    h("div", {}, mrkdwn(surface.room, attachment.text ?? attachment.fallback ?? "")),
  ];
  return h("div", { class: "attachment", vars: { bar: /^#?[0-9a-f]{6}$/i.test(attachment.color ?? "") ? `#${attachment.color.replace("#", "")}` : "var(--line-strong)" } }, words);
}

function reaction({ name, count, users }) {
  return h("span", { class: "reaction" }, emojiNode(name), " ", String(count ?? users?.length ?? 1));
}
