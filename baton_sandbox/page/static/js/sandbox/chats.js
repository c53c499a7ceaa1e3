/**
 * The switch between the looks of one and the same text bank, where there is more than one.
 */

import { fill, h } from "../dom.js";

const LOOKS = [["slack", "Slack", "/"], ["discord", "Discord", "/discord"]];

/** The switch; `here` is the look of this page. Whoever goes over stays the person they are. */
export function createChats(room, acts, here) {
  const node = h("nav", { class: "chats", "aria-label": "Look", hidden: true, "data-qa": "chats" });
  let found = [];
  room.on("hello", async () => {
    found = (await acts.chats()).chats ?? [];
    draw();
  });

  function draw() {
    const looks = LOOKS.filter(([chat]) => found.includes(chat));
    node.hidden = looks.length < 2;
    const as = encodeURIComponent(room.self()?.name ?? "");
    fill(node, looks.map(([chat, words, path]) => h("a", { class: "chat", href: `${path}?as=${as}`, "data-qa": "chat", "data-chat": chat, "aria-current": chat === here ? "page" : null }, words)));
  }

  return { node };
}
