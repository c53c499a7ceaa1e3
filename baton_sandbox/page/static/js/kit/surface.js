/**
 * Where blocks stand: one message, one modal or the home tab, with its form and its way to the server.
 */

import { confirmed } from "./confirm.js";
import { createForm } from "./state.js";

/**
 * A surface. `target` is {channel, ts} or {view_id}; `form` may be one kept from an earlier drawing.
 */
export function createSurface({ room, acts, target, form = createForm() }) {
  const place = (block, element) => ({ ...target, block_id: block.block_id, action_id: element.action_id });

  return {
    room,
    acts,
    form,
    target,
    /** The attributes by which tests and focus keeping find an element. */
    data: (block, element) => ({ "data-block-id": block.block_id, "data-action-id": element.action_id }),
    /** Sends a press with the whole form beside it, and shows the control busy until it is answered. */
    async press(block, element, what, control) {
      if (control?.getAttribute("aria-busy")) return;
      control?.setAttribute("aria-busy", "true");
      await acts.press({ ...place(block, element), ...what, values: form.values() });
      control?.removeAttribute("aria-busy");
    },
    /** Keeps a value, and sends it unless it stands in an input block that waits for submit or the person thinks better of it. */
    async change(block, element, state) {
      const before = form.get(block.block_id, element.action_id);
      form.set(block.block_id, element.action_id, state);
      if (block.type === "input" && !block.dispatch_action) return;
      if (await confirmed(room, element.confirm)) return this.press(block, element, { state }, null);
      form.set(block.block_id, element.action_id, before);
      this.redraw(block);
    },
    options: (block, element, value) => acts.options({ ...place(block, element), value, values: form.values() }),
    upload: (block, element, file) => acts.upload(place(block, element), file),
  };
}
