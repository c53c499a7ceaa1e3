/**
 * What a person does in the Discord window.
 */

import { requests } from "../acts.js";

/** The acts, each answered by the server. */
export function discordActs(room) {
  const { post, upload, history } = requests(room, "discord");
  return {
    say: (channel, text, files) => post("say", { channel, text, files }),
    command: (channel, words, options) => post("command", { channel, words, options }),
    suggest: (channel, words, options, focused) => post("suggest", { channel, words, options, focused }),
    press: (message, customId) => post("press", { message, custom_id: customId }),
    choose: (message, customId, values) => post("choose", { message, custom_id: customId, values }),
    submit: (id, values) => post("submit", { id, values }),
    close: () => post("close"),
    dismiss: (message) => post("dismiss", { message }),
    read: (channel) => post("read", { channel }),
    dm: () => post("dm"),
    takesDms: (yes) => post("takes-dms", { yes }),
    bring: (file) => upload({}, file),
    history,
  };
}
