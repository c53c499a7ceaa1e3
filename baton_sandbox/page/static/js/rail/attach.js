/**
 * Files that a contact sends with a text: chosen from this computer, or a picture that is drawn here.
 */

import { h } from "../dom.js";
import { icon } from "../icons.js";

const KINDS = "image/*,audio/*,video/*,.vcf";

/** A button that picks files; `taken` gets them as the server takes them. */
export function attachButton(taken) {
  const field = h("input", { type: "file", accept: KINDS, multiple: true, hidden: true, "data-qa": "phone-file", on: { change: picked } });
  const button = h("button", { type: "button", class: "device-attach", "aria-label": "Send a picture or file", "data-qa": "phone-attach", on: { click: () => field.click() } }, icon("clip", 18));

  async function picked() {
    const files = await Promise.all([...field.files].map(readable));
    field.value = "";
    if (files.length) taken(files);
  }

  return [field, button];
}

/** A yard sign, for those who have no picture at hand. */
export async function samplePicture() {
  const canvas = h("canvas", { width: 480, height: 320 });
  const pen = canvas.getContext("2d");
  fillRect(pen, "#bfe3f5", 0, 0, 480, 200);
  fillRect(pen, "#7fae62", 0, 200, 480, 120);
  fillRect(pen, "#6b4f36", 232, 190, 16, 100);
  fillRect(pen, "#1f4e5f", 110, 70, 260, 130);
  pen.fillStyle = "#fff";
  pen.textAlign = "center";
  pen.font = "bold 54px sans-serif";
  pen.fillText("VOTE", 240, 128);
  pen.font = "28px sans-serif";
  pen.fillText("in Riverside", 240, 172);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return readable(blob);
}

/** What a message brought with it: pictures are shown, anything else is named. */
export function sentFile(file) {
  const address = `/page/phone-files/${encodeURIComponent(file.id)}`;
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.kind)) return h("img", { class: "bubble-picture", src: address, alt: "A picture that was sent", "data-qa": "bubble-picture" });
  return h("span", { class: "bubble-file" }, icon("file", 14), file.kind);
}

function fillRect(pen, colour, ...box) {
  pen.fillStyle = colour;
  pen.fillRect(...box);
}

async function readable(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { kind: blob.type || (blob.name?.endsWith(".vcf") ? "text/vcard" : ""), content: btoa(text) };
}
