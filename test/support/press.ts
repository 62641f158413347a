import { commands } from "../../commands/index.ts";
import type { App, PressRequest } from "../../src/command.ts";
import { parseButtonId } from "../../src/reply/discord/button-id.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { reader } from "./seed-app.ts";
import { buttonOf } from "./read-reply.ts";

/** Presses a reply's button as Discord would: by its custom_id and the message's components. */
export async function press(
  reply: Reply,
  label: string,
  app: App,
  by: Partial<PressRequest> = {},
): Promise<Reply> {
  const { custom_id: customId = "", disabled } = buttonOf(reply, label);
  if (disabled) throw new Error(`the button “${label}” is disabled`);
  const id = parseButtonId(customId);
  const command = commands.find(({ declaration }) => declaration.name === id?.command);
  const handler = command?.buttons?.[id?.button ?? ""];
  if (!id || !handler) throw new Error(`nobody handles ${customId}`);
  const request = {
    ...reader,
    state: id.state,
    components: reply.components,
    private: reply.private === true,
    mayPost: true,
    ...by,
  };
  return handler(request, app);
}
