/**
 * Draws Block Kit blocks.
 */

import { freshId, h, safePicture } from "../dom.js";
import { BUTTONS } from "./buttons.js";
import { CHOICES } from "./choices.js";
import { FILE_INPUTS, fileAddress, fileNode } from "./files.js";
import { plain, textNode } from "./inline.js";
import { richText } from "./richtext.js";
import { SELECTS } from "./selects.js";
import { TEXTS } from "./texts.js";

const ELEMENTS = { ...BUTTONS, ...SELECTS, ...CHOICES, ...TEXTS, ...FILE_INPUTS, image: picture };

const BLOCKS = {
  section, header, divider, context, actions, image, input, table,
  rich_text: ({ room }, block) => richText(room, block),
  markdown: (_, block) => h("div", { class: "plain" }, block.text),
  file: (_, block) => (block.file ? fileNode(block.file) : null),
};

/** Every block and element type this page can show. */
export const KNOWN = { blocks: Object.keys(BLOCKS), elements: Object.keys(ELEMENTS) };

/** One block as a node that carries its block_id. */
export function blockNode(surface, block) {
  const draw = BLOCKS[block.type] ?? unknown;
  return h("div", { class: `block block-${block.type}`, "data-block-id": block.block_id }, draw(surface, block));
}

/**
 * Brings a container to hold these blocks. A block that did not change keeps its node, so what is being
 * typed there keeps its caret.
 */
export function drawBlocks(surface, container, blocks) {
  surface.form.adopt(blocks);
  surface.redraw = (block) => redraw(surface, container, block);
  const former = new Map([...container.children].map((node) => [node.blockKey, node]));
  const nodes = blocks.map((block, index) => {
    const key = JSON.stringify([block.block_id ?? index, block]);
    const node = former.get(key) ?? blockNode(surface, block);
    former.delete(key);
    node.blockKey = key;
    return node;
  });
  for (const node of former.values()) node.remove();
  for (const [index, node] of nodes.entries()) {
    if (container.children[index] !== node) container.insertBefore(node, container.children[index] ?? null);
  }
}

/** Draws one block afresh, from what its form holds now. */
function redraw(surface, container, block) {
  const former = [...container.children].find((node) => node.dataset.blockId === block.block_id);
  if (!former) return;
  const node = blockNode(surface, block);
  node.blockKey = former.blockKey;
  former.replaceWith(node);
}

function element(surface, block, item, naming = {}) {
  return (ELEMENTS[item.type] ?? unknown)(surface, block, item, naming);
}

function unknown(_, block, item) {
  return h("div", { class: "unknown" }, `This page cannot show “${(item ?? block).type}”.`);
}

function section(surface, block) {
  const { room } = surface;
  const named = { "aria-label": block.text?.text ?? "Choice" };
  return [
    h("div", { class: "section-main" },
      block.text && h("div", { class: "section-text" }, textNode(room, block.text)),
      block.fields && h("div", { class: "section-fields" }, block.fields.map((field) => h("div", {}, textNode(room, field))))),
    block.accessory && h("div", { class: "section-accessory" }, element(surface, block, block.accessory, named)),
  ];
}

function header(_, block) {
  return h("h3", {}, plain(block.text));
}

function divider() {
  return h("hr", {});
}

function context({ room }, block) {
  return block.elements.map((item) => (item.type === "image" ? picture(null, block, item) : h("span", { class: "context-text" }, textNode(room, item))));
}

function actions(surface, block) {
  return block.elements.map((item) => element(surface, block, item, { "aria-label": plain(item.placeholder) || null }));
}

function picture(_, __, item) {
  return h("img", { src: pictureAddress(item), alt: item.alt_text ?? "", loading: "lazy", class: "thumb" });
}

/** A picture's address: given outright, or a file of this workspace. */
function pictureAddress(item) {
  const id = item.slack_file?.id ?? /\/files-pri\/\w+-(\w+)\//.exec(item.slack_file?.url ?? "")?.[1];
  return safePicture(id ? fileAddress({ id }) : item.image_url ?? item.slack_file?.url);
}

function image(_, block) {
  return h("figure", {},
    block.title && h("figcaption", {}, plain(block.title)),
    h("img", { src: pictureAddress(block), alt: block.alt_text ?? "", loading: "lazy" }));
}

function input(surface, block) {
  const labelId = freshId("label");
  const noteId = freshId("note");
  const naming = { "aria-labelledby": labelId, "aria-describedby": noteId };
  const control = element(surface, block, block.element, naming);
  const toControl = () => (control.matches("input, textarea, button") ? control : control.querySelector("input, textarea, button"))?.focus();
  return [
    h("div", { class: "input-label", id: labelId, on: { click: toControl } }, plain(block.label), block.optional && h("span", { class: "input-optional" }, " (optional)")),
    control,
    h("div", { id: noteId },
      h("div", { class: "input-error", "data-qa": "field-error", role: "alert" }),
      block.hint && h("div", { class: "input-hint" }, plain(block.hint))),
  ];
}

function table({ room }, block) {
  const [head = [], ...body] = block.rows;
  const align = (index) => block.column_settings?.[index]?.align ?? "left";
  const cell = (tag) => (item, index) => h(tag, { class: `align-${align(index)}` }, item.type === "rich_text" ? richText(room, item) : item.text);
  return h("div", { class: "table-scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map(cell("th")))),
    h("tbody", {}, body.map((row) => h("tr", {}, row.map(cell("td")))))));
}
