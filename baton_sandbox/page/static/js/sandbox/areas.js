/**
 * On a narrow screen one area stands at a time, and this bar chooses which; narrow.css hides it on wide ones.
 */

import { h } from "../dom.js";

const AREAS = [["places", "Channels"], ["window", "Messages"], ["phones", "Phones"]];

/** The bar; reaching a place and an opened modal bring the window. */
export function createAreas(room) {
  const buttons = AREAS.map(([area, words]) => h("button", { type: "button", class: "area", "data-area": area, on: { click: () => show(area) } }, words));
  const node = h("nav", { class: "areas", "aria-label": "Areas", "data-qa": "areas" }, buttons);
  let modals = 0;
  room.on("place", () => show("window"));
  room.on("modals", () => {
    if (room.state.modals.length > modals) show("window");
    modals = room.state.modals.length;
  });
  show("window");

  function show(area) {
    document.body.dataset.area = area;
    for (const button of buttons) {
      if (button.dataset.area === area) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  return { node };
}
