import type { Bot, BotOptions } from "./bot.ts";
import { startGateway } from "./gateway.ts";

/**
 * Answers from now on: of interactions that come by the gateway, or to an endpoint.
 * @throws BotError saying why it cannot; ConfigError where the endpoint's address cannot be used.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { endpoint = null } = options;
  if (endpoint === null) return startGateway(options);
  // A bot of the gateway needs no web server.
  const { startEndpoint } = await import("./endpoint.ts");
  return startEndpoint({ ...options, endpoint });
}
