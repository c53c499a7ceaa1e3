/**
 * What a person does in the Discord window, as requests to the sandbox's server.
 */

import { ask } from "../acts.js";

/** The acts, done as whoever this tab is; a failed one is told as a notice, and answered {ok: false}. */
export function discordActs(room) {
  async function post(act, body) {
    return tell(await ask(`/discord/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: room.state.me, ...body }),
    }));
  }

  async function bring(file) {
    const form = new FormData();
    form.append("file", file, file.name);
    return tell(await ask("/discord/upload", { method: "POST", body: form }));
  }

  function tell(answer) {
    if (answer.ok === false && answer.error) room.emit("notice", { level: "error", text: answer.error });
    return answer;
  }

  return {
    say: (channel, text, files) => post("say", { channel, text, files }),
    command: (channel, words, options) => post("command", { channel, words, options }),
    suggest: (channel, words, options, focused) => post("suggest", { channel, words, options, focused }),
    press: (message, customId) => post("press", { message, custom_id: customId }),
    choose: (message, customId, values) => post("choose", { message, custom_id: customId, values }),
    submit: (id, values) => post("submit", { id, values }),
    close: () => post("close", {}),
    dismiss: (message) => post("dismiss", { message }),
    read: (channel) => post("read", { channel }),
    dm: () => post("dm", {}),
    takesDms: (yes) => post("takes-dms", { yes }),
    bring,
    history: (channel) => ask(`/discord/history?${new URLSearchParams({ as: room.state.me, channel })}`),
  };
}
