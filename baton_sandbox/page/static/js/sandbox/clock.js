/**
 * The sandbox's clock, and the buttons that move it forward.
 */

import { fill, h } from "../dom.js";
import { clockTime, duration, fullTime, weekdayDate, zoneMark } from "../format.js";
import { icon } from "../icons.js";
import { atWall, onTheWall } from "../zone.js";

const STEPS = [["+15 min", 900], ["+1 h", 3_600], ["+8 h", 28_800]];
const MORNING = 9;
const TICK = 1_000;

/** The clock control. */
export function createClock(room, acts) {
  const words = h("time", { class: "clock-now", "data-qa": "clock-now" });
  const zone = h("small", {});
  const ahead = h("small", { class: "clock-ahead" });
  const buttons = [
    ...STEPS.map(([label, seconds]) => step(label, () => seconds)),
    step("Next 9:00 AM", () => secondsToMorning(room.now())),
  ];
  const node = h("div", { class: "clock", role: "group", "aria-label": "Sandbox clock", "data-qa": "clock" },
    icon("clock", 16), h("span", { class: "clock-words" }, zone, words), ahead, h("span", { class: "clock-steps" }, buttons));
  room.on("clock", draw);
  setInterval(draw, TICK);

  function draw() {
    const now = room.now();
    const text = `${weekdayDate(now)}, ${clockTime(now)}`;
    if (words.textContent !== text) words.textContent = text;
    words.title = fullTime(now);
    zone.textContent = `Sandbox time, ${zoneMark(now)}`;
    const { offset } = room.state.clock;
    fill(ahead, offset >= 60 ? `${duration(offset)} ahead` : "");
  }

  function step(label, seconds) {
    const press = async (event) => {
      const button = event.currentTarget;
      if (button.getAttribute("aria-busy")) return;
      button.setAttribute("aria-busy", "true");
      await acts.advance(seconds());
      button.removeAttribute("aria-busy");
    };
    return h("button", { type: "button", class: "clock-step", title: `Move the sandbox's clock: ${label}`, "data-qa": "clock-step", on: { click: press } }, label);
  }

  return { node };
}

/** Seconds until it is next nine in the morning where one reads. */
export function secondsToMorning(now) {
  const { year, month, day } = onTheWall(now);
  const [today, tomorrow] = [day, day + 1].map((each) => atWall({ year, month, day: each, hour: MORNING }));
  return Math.ceil(((today > now ? today : tomorrow) - now) / 1000);
}
