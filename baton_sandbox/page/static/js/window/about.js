/**
 * The app's About tab: what it is, and the commands it answers to.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { ABOUT } from "../sandbox/guide.js";

/** The tab. */
export function createAbout(room) {
  const node = h("div", { class: "about", role: "tabpanel", "aria-label": "About", "data-qa": "about" });
  room.on("hello", draw);

  function draw() {
    const { bot, commands } = room.state;
    if (!bot) return;
    fill(node,
      h("div", { class: "about-head" }, avatar({ ...room.person(bot.id), is_bot: true }, 72), h("div", {}, h("h2", {}, bot.name), h("p", {}, ABOUT))),
      h("h3", {}, "Commands"),
      h("dl", { class: "about-commands" }, commands.map((command) => [
        h("dt", {}, h("code", {}, command.command), " ", h("span", {}, command.usage_hint)),
        h("dd", {}, command.description),
      ])));
  }

  return { node };
}
