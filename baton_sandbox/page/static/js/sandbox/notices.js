/**
 * What the page has to say for itself: passing notices, and banners while something is down.
 */

import { fill, h } from "../dom.js";
import { icon } from "../icons.js";

const STAY = 7_000;
const MOST = 3;

/** How long something may be away before a banner tells of it, in milliseconds. */
const GRACE = 800;

/** The stack of passing notices. */
export function createNotices(room) {
  const node = h("div", { class: "notices", role: "status", "aria-live": "polite" });
  room.on("notice", ({ level, text }) => {
    if (node.lastElementChild?.dataset.text === text) node.lastElementChild.remove();
    const line = h("div", { class: `notice notice-${level}`, "data-qa": "notice", "data-text": text },
      icon(level === "error" ? "warn" : "check", 16), h("span", {}, text),
      h("button", { type: "button", class: "btn-plain", "aria-label": "Dismiss", on: { click: () => line.remove() } }, icon("close", 14)));
    node.append(line);
    while (node.childElementCount > MOST) node.firstElementChild.remove();
    setTimeout(() => line.remove(), STAY);
  });
  return { node };
}

/** The banner over the window: no sandbox, or no app. */
export function createBanner(room, retry) {
  const node = h("div", { class: "banner", role: "alert", hidden: true, "data-qa": "banner" });
  let timer = null;
  room.on("link app hello", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, node.hidden ? GRACE : 0);
  });

  function draw() {
    const { link, appOnline, bot } = room.state;
    const words = link === "lost" ? "The sandbox is not answering. Trying again…" : appOnline ? "" : `${bot?.name ?? "The app"} is not connected. Its commands and buttons do nothing until it is back.`;
    node.hidden = !words;
    node.dataset.kind = link === "lost" ? "link" : "app";
    fill(node, words && [icon("warn", 16), h("span", {}, words), link === "lost" && h("button", { type: "button", class: "banner-act", on: { click: retry } }, "Try now")]);
  }

  return { node };
}
