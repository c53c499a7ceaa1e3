/**
 * What a person does in the Slack window.
 */

import { requests } from "../acts.js";

/** The acts, each answered by the server. */
export function slackActs(room) {
  const { post, upload, history } = requests(room, "page");
  return {
    say: (channel, text) => post("say", { channel, text }),
    command: (channel, text) => post("command", { channel, text }),
    press: (body) => post("press", body),
    submit: (viewId, values) => post("submit", { view_id: viewId, values }),
    close: (viewId, cleared) => post("close", { view_id: viewId, cleared }),
    home: () => post("home"),
    options: (body) => post("options", body),
    open: (user) => post("open", { user }),
    read: (channel) => post("read", { channel }),
    upload,
    history,
  };
}
