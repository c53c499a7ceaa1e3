/**
 * The type-ahead list behind every select menu, for one choice or many.
 *
 * An item is {key, label, note?, mark?, raw}: `mark` is a node drawn before the label (an avatar), `raw` is
 * what the caller gets back. `find(query)` answers, at once or later, a list of groups {label?, items}.
 */

import { fill, freshId, h } from "../dom.js";
import { icon } from "../icons.js";
import { openPopover } from "./popover.js";

const FETCH_PAUSE = 200;

/** A select control. `chosen` is a list of items; `onChange(items)` is told when the choice is made. */
export function combobox({ naming, data, placeholder, chosen, multi = false, limit = Infinity, find, minQuery = 0, onChange }) {
  let items = chosen;
  let before = chosen;
  let panel = null;
  const opener = h("button", {
    type: "button", class: "select-open", "aria-haspopup": "listbox", "aria-expanded": "false", ...naming, ...data,
    on: { click: toggle, keydown: (event) => event.key === "ArrowDown" && (event.preventDefault(), toggle()) },
  });
  const node = multi ? h("div", { class: "select select-multi" }) : opener;
  if (!multi) opener.classList.add("select");
  draw();

  function draw() {
    if (multi) {
      fill(opener, items.length ? h("span", { class: "select-hint" }, "Add…") : h("span", { class: "select-hint" }, placeholder), icon("chevron", 16));
      fill(node, items.map(chip), opener);
    } else {
      const [item] = items;
      fill(opener, item ? h("span", { class: "select-value" }, item.mark?.(), item.label) : h("span", { class: "select-hint" }, placeholder), icon("chevron", 16));
    }
  }

  function chip(item) {
    const remove = () => {
      items = items.filter((other) => other.key !== item.key);
      draw();
      settle();
      opener.focus();
    };
    const cross = h("button", { type: "button", class: "chip-remove", "aria-label": `Remove ${item.label}`, on: { click: remove } }, icon("close", 12));
    return h("span", { class: "chip" }, item.mark?.(), item.label, cross);
  }

  function settle() {
    const same = before.length === items.length && before.every((item, index) => item.key === items[index].key);
    before = items;
    if (!same) onChange(items);
  }

  function pick(item) {
    const has = items.some((other) => other.key === item.key);
    if (!multi) items = [item];
    else if (has) items = items.filter((other) => other.key !== item.key);
    else if (items.length < limit) items = [...items, item];
    draw();
    if (!multi) panel.close(true);
    else panel.place();
  }

  function toggle() {
    if (panel) return panel.close(true);
    const list = listbox({ find, minQuery, multi, pick, isChosen: (key) => items.some((item) => item.key === key) });
    panel = openPopover(node, list.node, {
      wide: true,
      onClose(byKey) {
        panel = null;
        opener.setAttribute("aria-expanded", "false");
        if (byKey || !document.activeElement || document.activeElement === document.body) opener.focus();
        settle();
      },
    });
    opener.setAttribute("aria-expanded", "true");
    list.start(() => panel?.place());
  }

  return node;
}

/** The filter field and the options under it. */
function listbox({ find, minQuery, multi, pick, isChosen }) {
  const listId = freshId("options");
  let options = [];
  let active = 0;
  let asked = 0;
  let timer = null;
  let settled = () => {};
  const list = h("ul", { class: "options", id: listId, role: "listbox", "data-qa": "options", "aria-multiselectable": multi ? "true" : null });
  const filter = h("input", {
    class: "options-filter", type: "text", role: "combobox", "aria-controls": listId, "aria-expanded": "true", "aria-autocomplete": "list",
    "aria-label": "Find in list", placeholder: "Find…", autocomplete: "off", "data-qa": "select-filter",
    on: { input: () => search(FETCH_PAUSE), keydown: key },
  });
  const node = h("div", { class: "options-panel" }, h("div", { class: "options-find" }, icon("search", 15), filter), list);

  function search(pause) {
    clearTimeout(timer);
    const query = filter.value.trim();
    if (query.length < minQuery) return show([], `Type at least ${minQuery} letter${minQuery === 1 ? "" : "s"}`);
    const answer = pause && find.slow ? null : find(query);
    if (answer && !(answer instanceof Promise)) return show(answer);
    asked += 1;
    const turn = asked;
    if (!list.childElementCount) show([], "Loading…");
    const take = (groups) => turn === asked && show(groups);
    if (answer) answer.then(take);
    else timer = setTimeout(() => find(query).then(take), pause);
  }

  function show(groups, message = "Nothing found") {
    options = [];
    fill(list, groups.map(group));
    if (!options.length) fill(list, h("li", { class: "options-empty", role: "presentation" }, message));
    move(0);
    settled();
  }

  function group({ label, items }) {
    if (!items.length) return [];
    return [label && h("li", { class: "options-group", role: "presentation" }, label), items.map(option)];
  }

  function option(item) {
    const index = options.length;
    const node = h("li", {
      class: "option", id: `${listId}-${index}`, role: "option", "aria-selected": String(isChosen(item.key)), "data-value": item.key,
      on: { click: () => choose(index), pointermove: () => active !== index && move(index, false), pointerdown: (event) => event.preventDefault() },
    }, h("span", { class: "option-tick" }, icon("check", 14)), item.mark?.(), h("span", { class: "option-words" }, h("span", {}, item.label), item.note && h("small", {}, item.note)));
    options.push({ item, node });
    return node;
  }

  function move(index, scroll = true) {
    options[active]?.node.classList.remove("is-active");
    active = Math.max(0, Math.min(index, options.length - 1));
    const now = options[active]?.node;
    now?.classList.add("is-active");
    if (scroll) now?.scrollIntoView({ block: "nearest" });
    if (now) filter.setAttribute("aria-activedescendant", now.id);
    else filter.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    if (!options[index]) return;
    pick(options[index].item);
    for (const { item, node } of options) node.setAttribute("aria-selected", String(isChosen(item.key)));
  }

  function key(event) {
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Enter" && !event.isComposing) choose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    node,
    start(onSettled) {
      settled = onSettled;
      search(0);
      filter.focus();
    },
  };
}
