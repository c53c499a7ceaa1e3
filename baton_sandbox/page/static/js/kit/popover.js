/**
 * A small panel beside a control: one at a time, closed by Escape or a press elsewhere.
 */

import { h } from "../dom.js";

const GAP = 4;
let open = null;

/** Closes the panel that is open, if any. */
export function closePopover() {
  open?.close();
}

/**
 * Opens a panel under (or, without room, over) its anchor and returns {node, close, place}.
 *
 * `wide` makes it at least as wide as the anchor, `end` aligns it to the anchor's right edge;
 * `onClose(byKey)` says whether Escape closed it, so that focus can go back to the anchor.
 */
export function openPopover(anchor, content, { wide = false, end = false, above = false, onClose } = {}) {
  closePopover();
  const node = h("div", { class: "popover" }, content);
  document.body.append(node);

  function place() {
    const box = anchor.getBoundingClientRect();
    if (wide) node.style.minWidth = `${box.width}px`;
    node.style.maxHeight = "";
    const below = innerHeight - box.bottom - 2 * GAP;
    const over = box.top - 2 * GAP;
    const up = above || (node.offsetHeight > below && over > below);
    node.style.maxHeight = `${Math.min(360, up ? over : below)}px`;
    const left = end ? box.right - node.offsetWidth : box.left;
    node.style.left = `${Math.max(GAP, Math.min(left, innerWidth - node.offsetWidth - GAP))}px`;
    node.style.top = `${up ? box.top - node.offsetHeight - GAP : box.bottom + GAP}px`;
  }

  function close(byKey = false) {
    if (open !== self) return;
    open = null;
    node.remove();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
    window.removeEventListener("resize", place);
    document.removeEventListener("scroll", scrolled, true);
    onClose?.(byKey);
  }

  const outside = (event) => node.contains(event.target) || anchor.contains(event.target) || close();
  const scrolled = (event) => node.contains(event.target) || (anchor.isConnected ? place() : close());
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  };

  const self = { node, close, place };
  open = self;
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  window.addEventListener("resize", place);
  document.addEventListener("scroll", scrolled, true);
  place();
  return self;
}
