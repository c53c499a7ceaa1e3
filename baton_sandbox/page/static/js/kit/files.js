/**
 * The file input of a modal, and files as they stand in a message.
 */

import { fill, h, safeLink, safePicture } from "../dom.js";
import { fileSize } from "../format.js";
import { icon } from "../icons.js";
import { valueIn, withValue } from "./state.js";

export const FILE_INPUTS = { file_input: fileInput };

/** Where the page reads a file: its own server, by the file's id. */
export function fileAddress(file) {
  return `/page/files/${encodeURIComponent(file.id)}/${encodeURIComponent(file.name ?? "file")}`;
}

/** A message's file: a picture is shown, anything else is a card with a link. */
export function fileNode(file) {
  const name = file.title || file.name || "File";
  const address = safeLink(file.url ?? fileAddress(file));
  if (file.mimetype?.startsWith("image/") && safePicture(address)) {
    return h("figure", { class: "file-picture", "data-qa": "file" },
      h("figcaption", {}, name),
      h("a", { href: address, target: "_blank", rel: "noopener" }, h("img", { src: address, alt: file.alt_txt ?? name, loading: "lazy" })));
  }
  return h("a", { class: "file-card", href: address, download: file.name ?? true, "data-qa": "file" },
    h("span", { class: "file-sign" }, icon("file", 22)),
    h("span", { class: "file-words" }, h("strong", {}, name), h("small", {}, fileNote(file))));
}

function fileNote(file) {
  return [kindOf(file), fileSize(file.size)].filter(Boolean).join(" · ");
}

function kindOf(file) {
  const ending = (file.filetype || file.name?.split(".").at(-1) || "").toUpperCase();
  return ending.length && ending.length < 6 ? ending : "File";
}

function fileInput(surface, block, element, naming) {
  const most = element.max_files ?? 10;
  const state = () => surface.form.get(block.block_id, element.action_id);
  const rows = h("ul", { class: "file-rows" });
  const status = h("span", { class: "file-status", role: "status" });
  const field = h("input", {
    type: "file", class: "file-field", multiple: most > 1, accept: element.filetypes?.map((ending) => `.${ending}`).join(","),
    ...naming, ...surface.data(block, element), on: { change: () => take([...field.files]) },
  });
  const drop = h("div", { class: "file-drop", on: { dragover: over, dragleave: leave, drop: dropped } },
    h("label", { class: "btn file-pick" }, icon("clip", 16), most > 1 ? "Choose files" : "Choose a file", field),
    h("span", { class: "file-or" }, "or drop it here"), status);
  draw();
  return h("div", { class: "file-input" }, drop, rows);

  function draw() {
    fill(rows, valueIn(state()).map((file) => h("li", { class: "file-row" }, icon("file", 18), h("span", {}, file.name ?? file.id), h("small", {}, fileSize(file.size)),
      h("button", { type: "button", class: "chip-remove", "aria-label": `Remove ${file.name}`, on: { click: () => set(valueIn(state()).filter((other) => other.id !== file.id)) } }, icon("close", 12)))));
    drop.hidden = valueIn(state()).length >= most;
  }

  function set(files) {
    surface.form.set(block.block_id, element.action_id, withValue(state(), files));
    draw();
  }

  async function take(chosen) {
    for (const file of chosen.slice(0, most - valueIn(state()).length)) {
      status.textContent = `Uploading ${file.name}…`;
      const answer = await surface.upload(block, element, file);
      if (answer.ok) set([...valueIn(state()), answer.file]);
    }
    status.textContent = "";
    field.value = "";
    surface.change(block, element, state());
  }

  function over(event) {
    event.preventDefault();
    event.stopPropagation();
    drop.classList.add("is-over");
  }

  function leave() {
    drop.classList.remove("is-over");
  }

  function dropped(event) {
    event.preventDefault();
    event.stopPropagation();
    leave();
    take([...event.dataTransfer.files]);
  }
}
