/**
 * Builds the page's nodes. Every string becomes a text node: foreign text is never markup.
 */

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "multiple", "inert", "hidden"]);

/**
 * An element with its attributes, listeners and children.
 *
 * `on` holds listeners by event name, `vars` holds CSS custom properties by name without dashes;
 * a value of null, undefined or false leaves the attribute out.
 */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  node.append(...flatten(children));
  return node;
}

/** Replaces what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...flatten(children));
  return node;
}

/** The children as nodes and strings, without the empty ones. */
function flatten(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

function setProp(node, name, value) {
  if (value === null || value === undefined) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "vars") {
    for (const [variable, setting] of Object.entries(value)) node.style.setProperty(`--${variable}`, setting);
  } else if (PROPERTIES.has(name)) {
    node[name] = value;
  } else if (value !== false) {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

let counter = 0;

/** An id no other node of this page has, for labels and aria references. */
export function freshId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}

const SAFE_LINK = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address if a link may lead there, else null: never a script. */
export function safeLink(address) {
  try {
    const url = new URL(address, location.href);
    return SAFE_LINK.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The address if a picture may come from there, else null. */
export function safePicture(address) {
  const link = address ? safeLink(address) : null;
  return link && link.startsWith("http") ? link : null;
}

const FOCUSABLE = [
  "button", "a[href]", "input", "textarea", "select", "[tabindex='0']",
].map((selector) => `${selector}:not([disabled])`).join(",");

/** What the keyboard can reach inside a node, in order. */
export function focusables(node) {
  return [...node.querySelectorAll(FOCUSABLE)].filter((item) => item.offsetParent !== null || item === document.activeElement);
}

/** Keeps the Tab key inside a node: call it with the node's keydown events. */
export function trapTab(event, node) {
  if (event.key !== "Tab") return;
  const stops = focusables(node);
  if (!stops.length) return;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge && node.contains(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}
