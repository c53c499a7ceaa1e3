/**
 * One message as it stands in a channel.
 */

import { avatar } from "../avatar.js";
import { clockTime, dayNumber, fullTime, weekdayDate } from "../format.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { nameOf } from "../room.js";
import { attachmentNode, drawComponents } from "./components.js";
import { markdown } from "./markdown.js";

const GROUP_MILLISECONDS = 420_000;
const LOADING = 1 << 7;
const V2 = 1 << 15;

/** When a message was written. */
export function dateOf(message) {
  return new Date(message.timestamp);
}

/** Whether a message follows the one before it without its own name and picture. */
export function isGrouped(message, before) {
  if (!before || message.interaction || startsDay(message, before) || Boolean(message.ephemeral) !== Boolean(before.ephemeral)) return false;
  return message.author.id === before.author.id && dateOf(message) - dateOf(before) < GROUP_MILLISECONDS;
}

/** Whether a message is the first of its day. */
export function startsDay(message, before) {
  return !before || dayNumber(dateOf(message)) !== dayNumber(dateOf(before));
}

/** The colour of somebody's name: that of their highest role that has one. */
export function tintOf(room, person) {
  const roles = (person?.roles ?? []).map((id) => room.role(id)).filter((role) => role?.color);
  const [highest] = roles.sort((a, b) => b.position - a.position);
  return highest ? `#${highest.color.toString(16).padStart(6, "0")}` : null;
}

/** A message; `before` is the one above it. */
export function messageNode(room, acts, message, before) {
  const grouped = isGrouped(message, before);
  const person = room.person(message.author.id);
  const pinged = message.mentions.some((one) => one.id === room.state.me) || message.mention_everyone;
  return h("li", {
    class: ["d-message", grouped && "is-grouped", message.ephemeral && "is-ephemeral", pinged && "is-pinging"].filter(Boolean).join(" "),
    "data-qa": "message", "data-id": message.id, "data-ephemeral": String(Boolean(message.ephemeral)),
  },
  message.interaction && used(room, message),
  h("div", { class: "d-gutter" }, grouped ? timeNode(message) : avatar(person, 40)),
  h("div", { class: "d-main" },
    !grouped && head(room, person, message),
    body(room, acts, message),
    message.ephemeral && foot(acts, message)));
}

/** Who used which command, above the answer to it. */
function used(room, message) {
  const person = room.person(message.interaction.user.id);
  return h("div", { class: "d-used", "data-qa": "used" }, avatar(person, 16), h("strong", {}, nameOf(person)), " used ", h("span", { class: "d-mention" }, `/${message.interaction.name}`));
}

function head(room, person, message) {
  const tint = tintOf(room, person);
  return h("div", { class: "d-message-head" },
    h("strong", { class: tint ? "d-author is-tinted" : "d-author", vars: tint ? { tint } : {} }, nameOf(person)),
    person?.is_bot && h("span", { class: "d-app" }, icon("check", 10), "APP"),
    timeNode(message, room));
}

function timeNode(message, room) {
  const date = dateOf(message);
  const words = room && dayNumber(date) !== dayNumber(room.now()) ? `${weekdayDate(date)}, ${clockTime(date)}` : clockTime(date);
  return h("time", { class: "d-message-time", datetime: date.toISOString(), title: fullTime(date) }, words);
}

function body(room, acts, message) {
  if (message.flags & LOADING) return h("div", { class: "d-thinking", "data-qa": "thinking" }, h("span", { class: "d-dots is-shown", "aria-hidden": "true" }, h("i", {}), h("i", {}), h("i", {})), `${nameOf(room.person(message.author.id))} is thinking…`);
  const place = { room, acts, message };
  const isLayout = Boolean(message.flags & V2);
  const edited = message.edited_timestamp && !message.ephemeral && h("span", { class: "d-edited", title: fullTime(new Date(message.edited_timestamp)) }, "(edited)");
  return h("div", { class: isLayout ? "d-body is-layout" : "d-body" },
    message.content && h("div", { class: "d-words" }, markdown(room, message.content)),
    message.embeds.map((embed) => embedNode(room, embed)),
    !isLayout && message.attachments.map(attachmentNode),
    drawComponents(place, message.components),
    edited);
}

function embedNode(room, embed) {
  const tint = Number.isInteger(embed.color) ? `#${embed.color.toString(16).padStart(6, "0")}` : null;
  return h("div", { class: "d-container is-tinted d-embed", vars: tint ? { tint } : {} },
    embed.title && h("strong", {}, embed.title),
    embed.description && h("div", { class: "d-words" }, markdown(room, embed.description)),
    embed.fields?.map((field) => h("div", { class: "d-embed-field" }, h("strong", {}, field.name), h("div", { class: "d-words" }, markdown(room, field.value)))),
    embed.footer && h("small", {}, embed.footer.text));
}

function foot(acts, message) {
  return h("div", { class: "d-only", "data-qa": "only-you" }, icon("eye", 15), "Only you can see this",
    h("span", { "aria-hidden": "true" }, " • "),
    h("button", { type: "button", class: "d-dismiss", "data-qa": "dismiss", on: { click: () => acts.dismiss(message.id) } }, "Dismiss message"));
}
