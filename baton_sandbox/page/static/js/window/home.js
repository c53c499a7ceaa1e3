/**
 * The app's Home tab.
 */

import { fill, h } from "../dom.js";
import { drawBlocks } from "../kit/blocks.js";
import { createForm } from "../kit/state.js";
import { createSurface } from "../kit/surface.js";

/** The tab; it draws itself again when the app publishes another view, and keeps what was filled in. */
export function createHome(room, acts) {
  const blocks = h("div", { class: "blocks home-blocks" });
  const empty = h("p", { class: "home-empty" });
  const node = h("div", { class: "home", role: "tabpanel", "aria-label": "Home", tabindex: "-1", "data-qa": "home" }, empty, blocks);
  let surface = null;
  room.on("home", draw);

  function draw() {
    const view = room.state.home;
    empty.hidden = Boolean(view);
    empty.textContent = view === null ? "There is nothing here yet. The app draws this page the first time you open it." : "Opening…";
    if (!view) return fill(blocks);
    if (surface?.target.view_id !== view.id) {
      surface = createSurface({ room, acts, target: { view_id: view.id }, form: createForm(view.state?.values) });
      fill(blocks);
    }
    drawBlocks(surface, blocks, view.blocks);
  }

  return { node };
}
