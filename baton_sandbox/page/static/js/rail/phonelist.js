/**
 * The list of phones, newest message first. Rows are kept and moved, so five hundred stay light.
 */

import { avatar } from "../avatar.js";
import { fill, h } from "../dom.js";
import { shortAge } from "../format.js";
import { icon } from "../icons.js";
import { NO_PHONES } from "../sandbox/guide.js";

const PAUSE = 200;
const AGES = 30_000;
const TINTS = ["#b5566b", "#4f7cac", "#5b8c5a", "#a0703c", "#7a68a6", "#3f8f8f", "#9a5b8f", "#6d7b3d"];

/** The searchable list; a row asks for its phone with "phone-open". */
export function createPhoneList(room, acts) {
  const rows = new Map();
  const find = h("input", { type: "search", placeholder: "Find a name or number", "aria-label": "Find a phone", autocomplete: "off", "data-qa": "phone-find", on: { input: () => (clearTimeout(timer), (timer = setTimeout(load, PAUSE))) } });
  const list = h("ul", { class: "phone-rows" });
  const empty = h("p", { class: "rail-empty" }, NO_PHONES);
  const node = h("div", { class: "phone-list" }, h("div", { class: "rail-find" }, icon("search", 15), find), empty, list);
  let timer = null;
  let asked = 0;

  room.on("hello", load);
  room.on("phone", (number) => heard(room.state.phones.get(number)));
  room.on("clock", ages);
  setInterval(ages, AGES);

  async function load() {
    asked += 1;
    const turn = asked;
    const answer = await acts.phones(find.value.trim());
    if (turn !== asked || !answer.phones) return;
    for (const phone of answer.phones) room.state.phones.set(phone.number, phone);
    if (answer.counts) room.state.counts = answer.counts;
    if (answer.carrier) room.state.carrier = answer.carrier;
    fill(list, answer.phones.map(rowOf));
    showEmpty();
    room.emit("phones");
  }

  /** A phone changed: its row goes to the top, unless one is searching for others. */
  function heard(phone) {
    const known = rows.get(phone.number)?.isConnected;
    if (find.value.trim() && !known) return;
    const row = rowOf(phone);
    if (phone.last && list.firstElementChild !== row && row.dataset.at !== (row.dataset.moved ?? "")) list.prepend(row);
    else if (!row.isConnected) list.append(row);
    row.dataset.moved = row.dataset.at;
    showEmpty();
  }

  function rowOf(phone) {
    const row = rows.get(phone.number) ?? newRow(phone.number);
    const { last } = phone;
    row.dataset.at = last?.at ?? "";
    row.classList.toggle("is-unread", Boolean(phone.unread));
    fill(row.firstChild, avatar({ initials: initialsOf(phone.name), color: tintFor(phone.number) }, 34),
      h("span", { class: "phone-words" },
        h("span", { class: "phone-name" }, h("strong", {}, phone.name || phone.number), h("time", { datetime: last?.at }, last ? shortAge(new Date(last.at), room.now()) : "")),
        h("span", { class: "phone-last" }, lastWords(phone))));
    return row;
  }

  function newRow(number) {
    const open = h("button", { type: "button", class: "phone-row", "data-qa": "phone", "data-number": number, on: { click: () => room.emit("phone-open", number) } });
    const row = h("li", {}, open);
    rows.set(number, row);
    return row;
  }

  function ages() {
    for (const row of list.children) {
      const time = row.querySelector("time");
      if (time && row.dataset.at) time.textContent = shortAge(new Date(row.dataset.at), room.now());
    }
  }

  function showEmpty() {
    empty.hidden = list.childElementCount > 0;
    empty.textContent = find.value.trim() ? "Nobody of that name or number." : NO_PHONES;
  }

  return { node, focus: () => find.focus() };
}

/** The second line of a row: who said what last, or that somebody is typing. */
function lastWords({ last, typing, place }) {
  if (typing) return h("em", {}, "typing…");
  if (!last) return place ?? "";
  const said = last.body || "sent a file";
  return last.direction === "in" ? [h("span", { class: "phone-you" }, "replied: "), said] : said;
}

/** Initials of a name: the first letters of its first and last word. */
export function initialsOf(name) {
  const words = (name ?? "").trim().split(/\s+/).filter(Boolean);
  return words.length ? `${words[0][0]}${words.length > 1 ? words.at(-1)[0] : ""}`.toUpperCase() : "?";
}

/** A colour that stays with a number. */
export function tintFor(number) {
  const sum = [...number].reduce((total, digit) => total + digit.charCodeAt(0), 0);
  return TINTS[sum % TINTS.length];
}
