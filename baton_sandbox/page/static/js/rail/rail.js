/**
 * The right rail: the contacts' phones. A list, or one phone opened.
 */

import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { createPhoneList } from "./phonelist.js";
import { createPhone } from "./phone.js";

/** How many times faster than life; people take from seconds to hours. */
const PACES = [["lifelike", 1], ["quickly", 10], ["at once", 100]];
const FIRST_PACE = 10;

/** The rail; "phone-open" with a number opens that phone, with null the list. */
export function createRail(room, acts) {
  const list = createPhoneList(room, acts);
  const phone = createPhone(room, acts);
  const counts = h("p", { class: "rail-counts", "data-qa": "phone-counts" });
  const auto = h("input", { type: "checkbox", role: "switch", "data-qa": "carrier-auto", on: { change: setCarrier } });
  const pace = h("select", { "aria-label": "How fast contacts answer", "data-qa": "carrier-pace", on: { change: setCarrier } }, PACES.map(([label, value]) => h("option", { value }, label)));
  const node = h("aside", { class: "rail", id: "phones", "aria-label": "Phones", tabindex: "-1", "data-qa": "phones" },
    h("header", { class: "rail-head" }, h("h2", {}, icon("phone", 18), "Phones"), counts),
    h("div", { class: "rail-auto" }, h("label", { class: "switch" }, auto, h("span", { class: "switch-track", "aria-hidden": "true" }), "Contacts answer by themselves"), pace),
    list.node, phone.node);

  room.on("phone phones hello", draw);
  room.on("phone-open", (number) => {
    list.node.hidden = Boolean(number);
    phone.show(number);
    if (!number) list.focus();
  });

  function draw() {
    const { counts: numbers, carrier } = room.state;
    fill(counts, `${numbers.texted} texted · ${numbers.replied} replied · ${numbers.stopped} stopped`);
    auto.checked = carrier.auto;
    pace.value = String(carrier.auto ? nearestPace(carrier.pace) : FIRST_PACE);
    pace.disabled = !carrier.auto;
  }

  function setCarrier() {
    room.state.carrier = { auto: auto.checked, pace: Number(pace.value) };
    pace.disabled = !auto.checked;
    acts.carrier(auto.checked, Number(pace.value));
  }

  return { node };
}

function nearestPace(pace) {
  const distance = ([, value]) => Math.abs(Math.log(value / pace));
  return PACES.reduce((best, one) => (distance(one) < distance(best) ? one : best))[1];
}
