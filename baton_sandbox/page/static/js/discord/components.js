/**
 * Components of messages: rows of buttons and menus, and the layout of version 2.
 */

import { h, safeLink, safePicture } from "../dom.js";
import { icon } from "../icons.js";
import { fileSize } from "../format.js";
import { menu } from "./menus.js";
import { markdown } from "./markdown.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "primary" };
const DRAWN = { 1: row, 2: button, 9: section, 10: text, 11: thumbnail, 12: gallery, 13: file, 14: separator, 17: container };
const MENUS = new Set([3, 5, 6, 7, 8]);

/** The nodes of a message's components; `place` is {room, acts, message}. */
export function drawComponents(place, components) {
  return components.map((component) => draw(place, component));
}

function draw(place, component) {
  if (MENUS.has(component.type)) return messageMenu(place, component);
  return DRAWN[component.type]?.(place, component) ?? null;
}

function row(place, { components }) {
  return h("div", { class: "d-actions" }, drawComponents(place, components));
}

function button(place, component) {
  const face = [component.emoji?.name && h("span", { class: "d-emoji" }, component.emoji.name), component.label && h("span", {}, component.label)];
  const style = `d-btn d-btn-${STYLES[component.style] ?? "secondary"}`;
  const address = component.url && safeLink(component.url);
  if (address) return h("a", { class: style, href: address, target: "_blank", rel: "noopener noreferrer", "data-qa": "component" }, face, icon("window", 15));
  return h("button", {
    type: "button", class: style, disabled: Boolean(component.disabled), "data-qa": "component", "data-custom-id": component.custom_id,
    on: { click: (event) => waiting(event.currentTarget, () => place.acts.press(place.message.id, component.custom_id)) },
  }, face, h("span", { class: "d-dots", "aria-hidden": "true" }, h("i", {}), h("i", {}), h("i", {})));
}

function messageMenu(place, component) {
  return menu(place.room, component, {
    onChange: (values) => place.acts.choose(place.message.id, component.custom_id, values),
  });
}

/** Shows a control as waiting until what it began is answered; a second press meanwhile does nothing. */
export async function waiting(node, begin) {
  if (node.ariaBusy === "true") return;
  node.ariaBusy = "true";
  try {
    await begin();
  } finally {
    node.ariaBusy = "false";
  }
}

function section(place, { components, accessory }) {
  return h("div", { class: "d-box-section" }, h("div", { class: "d-section-words" }, drawComponents(place, components)), accessory && h("div", { class: "d-accessory" }, draw(place, accessory)));
}

function text(place, { content }) {
  return h("div", { class: "d-words" }, markdown(place.room, content));
}

function separator(place, { divider = true, spacing = 1 }) {
  return h("hr", { class: ["d-separator", divider || "is-blank", spacing === 2 && "is-large"].filter((name) => typeof name === "string").join(" ") });
}

function container(place, { components, accent_color: colour, spoiler }) {
  const tint = Number.isInteger(colour) ? `#${colour.toString(16).padStart(6, "0")}` : null;
  return h("div", { class: ["d-container", tint && "is-tinted", spoiler && "is-spoiler"].filter(Boolean).join(" "), vars: tint ? { tint } : {} }, drawComponents(place, components));
}

/** Where this page serves a file of the sandbox; its Discord has another address. */
export function addressOf(media) {
  const id = media.attachment_id ?? media.id;
  const name = media.filename ?? media.url?.split("/").at(-1) ?? "file";
  return id ? `/discord/files/${id}/${encodeURIComponent(decodeURIComponent(name))}` : safePicture(media.url);
}

function thumbnail(place, { media, description }) {
  return picture("d-thumbnail", media, description);
}

function gallery(place, { items }) {
  return h("div", { class: `d-gallery d-gallery-${Math.min(items.length, 4)}` }, items.map((item) => picture("d-picture", item.media, item.description)));
}

function picture(name, media, description) {
  const address = addressOf(media);
  return address && h("a", { class: name, href: address, target: "_blank", rel: "noopener noreferrer" }, h("img", { src: address, alt: description ?? "", title: description, loading: "lazy" }));
}

function file(place, component) {
  return attachmentNode({ ...component.file, filename: component.name ?? component.file.url?.split("/").at(-1), size: component.size });
}

/** An attachment: a picture, or a card to save the file by. */
export function attachmentNode(attachment) {
  if (attachment.content_type?.startsWith("image/")) return picture("d-picture", attachment, attachment.description);
  return h("a", { class: "d-file", href: addressOf(attachment), download: attachment.filename, "data-qa": "file" },
    icon("file", 26), h("span", { class: "d-file-words" }, h("strong", {}, attachment.filename), h("small", {}, attachment.size === undefined ? "" : fileSize(attachment.size))));
}
