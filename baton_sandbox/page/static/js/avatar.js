/**
 * A person's picture, drawn from their initials and colour; the app's is its sign.
 */

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** The avatar in a size of pixels; the name stands beside it, so it is silent to screen readers. */
export function avatar(person, size = 36) {
  const sign = person?.is_bot ? icon("baton", Math.round(size * 0.72)) : person?.initials ?? "?";
  return h("span", {
    class: person?.is_bot ? "avatar avatar-bot" : "avatar", "aria-hidden": "true",
    vars: { tint: tintOf(person?.color), size: `${size}px` },
  }, sign);
}

/** Six hex digits, with or without their #, as a CSS colour. */
function tintOf(color) {
  return /^#?[0-9a-f]{6}$/i.test(color ?? "") ? `#${color.replace("#", "")}` : "#6b6f76";
}
