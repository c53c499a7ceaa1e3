/**
 * What a person does on this page, as requests to the sandbox's server.
 */

const SILENCE = "The sandbox did not answer. Is it still running?";

/** The page's acts, done as whoever this tab is; a failed one is told as a notice, and answered {ok: false}. */
export function createActs(room) {
  const base = () => ({ as: room.state.me });

  async function post(act, body) {
    return tell(await ask(`/page/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...base(), ...body }),
    }));
  }

  async function upload(place, file) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...base(), ...place })) form.append(name, value);
    form.append("file", file, file.name);
    return tell(await ask("/page/upload", { method: "POST", body: form }));
  }

  function tell(answer) {
    if (answer.ok === false && answer.error) room.emit("notice", { level: "error", text: answer.error });
    return answer;
  }

  return {
    say: (channel, text) => post("say", { channel, text }),
    command: (channel, text) => post("command", { channel, text }),
    press: (body) => post("press", body),
    submit: (viewId, values) => post("submit", { view_id: viewId, values }),
    close: (viewId, cleared) => post("close", { view_id: viewId, cleared }),
    home: () => post("home", {}),
    options: (body) => post("options", body),
    open: (user) => post("open", { user }),
    read: (channel) => post("read", { channel }),
    advance: (seconds) => post("clock", { advance_seconds: seconds }),
    text: (number, body) => post("phone", { number, body }),
    carrier: (auto, pace) => post("carrier", { auto, pace }),
    upload,
    chats: () => ask("/page/chats"),
    history: (channel) => ask(`/page/history?${new URLSearchParams({ ...base(), channel })}`),
    phones: (query) => ask(`/page/phones?${new URLSearchParams({ q: query })}`),
    phone: (number) => ask(`/page/phone/${encodeURIComponent(number)}`),
  };
}

/** The server's JSON answer, or {ok: false, error} when there was none. */
export async function ask(address, options) {
  try {
    const response = await fetch(address, options);
    return await response.json();
  } catch {
    return { ok: false, error: SILENCE };
  }
}
