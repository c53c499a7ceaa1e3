/**
 * The page's line icons, drawn here so that nothing is fetched from elsewhere.
 */

const NS = "http://www.w3.org/2000/svg";

/** Stroked paths on a 20 by 20 grid. */
const PATHS = {
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13.5M3 12.5h13.5",
  chevron: "m5.5 8 4.5 4.5L14.5 8",
  back: "m12 4.5-5.5 5.5 5.5 5.5",
  close: "m5 5 10 10M15 5 5 15",
  more: "M10 5v.01M10 10v.01M10 15v.01",
  send: "M3.5 16.5 17 10 3.5 3.5l1.8 6.5zM5.3 10H11",
  clip: "m15.5 9.5-5.7 5.7a3.3 3.3 0 0 1-4.7-4.7l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1 1 0 0 1-1.5-1.5l5.2-5.2",
  eye: "M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  down: "M10 4v12M5 11l5 5 5-5",
  check: "m4 10.5 4 4 8-9",
  clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 6v4.2l2.8 1.8",
  phone: "M6.5 2.5h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM9 15.2h2",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17.5 17.5",
  file: "M5 2.5h6.5L15.5 6.5v11H5zM11 2.5v4.5h4.5",
  window: "M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7",
  warn: "M10 3 18 17H2zM10 8v4.5M10 14.7v.01",
  baton: "M3.8 13.2 13.2 3.8a2.1 2.1 0 0 1 3 3L6.8 16.2a2.1 2.1 0 0 1-3-3ZM7.3 9.7l3 3M10.2 6.8l3 3",
  plus: "M10 4v12M4 10h12",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  people: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5",
};

/** An icon by name; it says nothing to a screen reader, so its button needs a label. */
export function icon(name, size = 18) {
  const svg = document.createElementNS(NS, "svg");
  const attributes = { viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true", class: `icon icon-${name}` };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
