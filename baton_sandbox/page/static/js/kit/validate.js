/**
 * The checks Slack itself makes before a modal is submitted.
 */

import { plain } from "./inline.js";
import { isEmpty, valueIn } from "./state.js";

const CHECKS = {
  plain_text_input: (element, value) => length(element, value),
  email_text_input: (_, value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : "This is not an e-mail address. Write it like name@example.org."),
  url_text_input: (_, value) => (URL.canParse(value) ? null : "This is not a web address. Write it like https://example.org."),
  number_input: number,
};

/** The problems of a form by block_id: what is missing, too long, too short or not a number. */
export function problemsOf(blocks, form) {
  const problems = {};
  for (const block of blocks) {
    if (block.type !== "input") continue;
    const state = form.get(block.block_id, block.element.action_id);
    const problem = state && problemOf(block, state);
    if (problem) problems[block.block_id] = problem;
  }
  return problems;
}

function problemOf(block, state) {
  if (isEmpty(state)) return block.optional ? null : `Please fill in “${plain(block.label)}”.`;
  return CHECKS[block.element.type]?.(block.element, valueIn(state)) ?? null;
}

function length({ min_length: least, max_length: most }, value) {
  if (least && value.length < least) return `Write at least ${least} characters.`;
  return most && value.length > most ? `Write at most ${most} characters.` : null;
}

function number({ is_decimal_allowed: decimal, min_value: least, max_value: most }, value) {
  const pattern = decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return decimal ? "Write a number." : "Write a whole number.";
  if (least !== undefined && Number(value) < Number(least)) return `The least is ${least}.`;
  return most !== undefined && Number(value) > Number(most) ? `The most is ${most}.` : null;
}
