import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { LIMITS } from "../reply/discord/limits.ts";
import { refusal } from "./api-error.ts";
import { readBody } from "./body.ts";
import { answerInteraction } from "./callback.ts";
import type { Bots } from "./bots.ts";
import { gatewayUrl } from "./gateway-hello.ts";
import { commandRoutes } from "./rest-commands.ts";
import { channelOf, directChannel } from "./interaction-context.ts";
import { postMessage } from "./messages.ts";
import type { LocalState } from "./state.ts";
import { validateMessage } from "./validate/message.ts";
import { deleteResponse, editResponse, followUp, interactionOf, messageOf } from "./webhooks.ts";

/** Bytes of a request: all the files that a message may have, and 1 MiB for the rest. */
const MAX_BODY = LIMITS.message.files * LIMITS.message.fileSize + 1024 * 1024;

/** Discord's REST API as far as a bot of slash commands needs it, below `/api/v10`. */
export function restRoutes(state: LocalState, bots: Bots): Hono {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: () => {
        throw refusal("tooLarge");
      },
    }),
  );
  interactionRoutes(app, state);
  // The routes above carry a token in their path; those below are for the bot alone.
  app.use(async (c, next) => {
    if (c.req.header("authorization") !== `Bot ${state.token}`) throw refusal("unauthorized");
    await next();
  });
  app.get("/gateway", (c) => c.json({ url: gatewayUrl(state) }));
  app.get("/gateway/bot", (c) =>
    c.json({
      url: gatewayUrl(state),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    }),
  );
  app.get("/users/@me", (c) => c.json(state.bot));
  app.get("/applications/@me", (c) => c.json(application(state, bots)));
  app.patch("/applications/@me", async (c) => {
    const { interactions_endpoint_url: url } = (await readBody(c)).json;
    if (url === null || typeof url === "string") await bots.useEndpoint(url);
    return c.json(application(state, bots));
  });
  app.get("/oauth2/applications/@me", (c) => c.json(application(state, bots)));
  postRoutes(app, state);
  app.use("/applications/:application/*", async (c, next) => {
    if (c.req.param("application") !== state.bot.id) throw refusal("unknownApplication");
    await next();
  });
  app.route(
    "/applications/:application/commands",
    commandRoutes(state, { commands: state.commands, guild: null }),
  );
  app.route(
    `/applications/:application/guilds/${state.guild}/commands`,
    commandRoutes(state, { commands: state.guildCommands, guild: state.guild }),
  );
  return app;
}

/** Messages that answer no interaction. */
function postRoutes(app: Hono, state: LocalState): void {
  app.post("/users/@me/channels", async (c) => {
    const { json } = await readBody(c);
    const user = String(json["recipient_id"]);
    if (!state.users.has(user)) throw refusal("unknownUser");
    return c.json(directChannel(state, channelOf(state, "dm", user)));
  });
  app.post("/channels/:channel/messages", async (c) => {
    const channel = c.req.param("channel");
    const [user] = [...state.directChannels].find(([, id]) => id === channel) ?? [];
    if (user === undefined && channel !== state.channel && channel !== state.thread) {
      throw refusal("unknownChannel");
    }
    if (user !== undefined && state.unreachable.has(user)) throw refusal("cannotMessage");
    const { json, files } = await readBody(c);
    return c.json(postMessage(state, channel, validateMessage(json, files, [], null), files));
  });
}

function interactionRoutes(app: Hono, state: LocalState): void {
  app.post("/interactions/:id/:token/callback", async (c) => {
    const body = await readBody(c);
    const answer = answerInteraction(state, c.req.param("id"), c.req.param("token"), body);
    return c.req.query("with_response") === "true" ? c.json(answer) : c.body(null, 204);
  });
  app.use("/webhooks/:application/:token/*", async (c, next) => {
    if (c.req.param("application") !== state.bot.id) throw refusal("unknownWebhook");
    await next();
  });
  app.post("/webhooks/:application/:token", async (c) => {
    const open = interactionOf(state, c.req.param("token"));
    return c.json(followUp(state, open, await readBody(c)));
  });
  const path = "/webhooks/:application/:token/messages/:message";
  app.get(path, (c) => {
    const open = interactionOf(state, c.req.param("token"));
    return c.json(messageOf(state, open, c.req.param("message")).message);
  });
  app.patch(path, async (c) => {
    const body = await readBody(c);
    const open = interactionOf(state, c.req.param("token"));
    return c.json(editResponse(state, open, messageOf(state, open, c.req.param("message")), body));
  });
  app.delete(path, (c) => {
    const open = interactionOf(state, c.req.param("token"));
    deleteResponse(state, open, messageOf(state, open, c.req.param("message")));
    return c.body(null, 204);
  });
}

function application(state: LocalState, bots: Bots): object {
  return {
    id: state.bot.id,
    name: state.bot.username,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: bots.publicKey,
    type: null,
    flags: 0,
    flags_new: "0",
    team: null,
    owner: state.owner,
    bot: state.bot,
    integration_types_config: { "0": {}, "1": {} },
    approximate_guild_count: 1,
    redirect_uris: [],
    interactions_endpoint_url: bots.endpoint,
    role_connections_verification_url: null,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
  };
}
