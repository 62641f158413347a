import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import {
  type ActionResult,
  autocompleteAction,
  commandAction,
  componentAction,
  messageCommandAction,
} from "./client-actions.ts";
import type { Bots } from "./bots.ts";
import { openInteraction } from "./open-interaction.ts";
import { pageEvents } from "./page-events.ts";
import { servePage } from "./page-files.ts";
import type { PageArrival, PageInteraction, PageResult } from "./protocol.ts";
import type { LocalState } from "./state.ts";

export interface Web {
  routes: Hono;
  /** Ends the event streams. */
  close(): void;
}

const BODY_BYTES = 65_536;
/** Attachments that a page may show; anything else can only be saved. */
const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

const USER = z.string().regex(/^\d{17,20}$/);
const VALUE = {
  name: z.string(),
  type: z.number().int(),
  focused: z.boolean().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
};
/** As deep as Discord nests: a group, a sub-command, its options. */
const SUB_COMMAND = z.strictObject({ ...VALUE, options: z.array(z.strictObject(VALUE)).max(25) });
const NESTED = z.array(z.union([z.strictObject(VALUE), SUB_COMMAND])).max(25);
const OPTION = z.union([z.strictObject(VALUE), z.strictObject({ ...VALUE, options: NESTED })]);
const SENDER = { user: USER, locale: z.string().regex(/^[a-zA-Z]{2}(-[a-zA-Z0-9]{2,4})?$/) };
const COMMAND = { ...SENDER, command: z.string(), options: z.array(OPTION).max(25) };
const INTERACTION = z.discriminatedUnion("type", [
  z.object({ type: z.literal("command"), ...COMMAND }),
  z.object({ type: z.literal("autocomplete"), ...COMMAND }),
  z.object({
    type: z.literal("message-command"),
    ...SENDER,
    command: z.string(),
    target: z.string(),
  }),
  z.object({
    type: z.literal("component"),
    ...SENDER,
    message: z.string(),
    customId: z.string(),
    values: z.array(z.string()).optional(),
  }),
]);

/** The page, its events, what its reader does, and the files of messages; see `protocol.ts`. */
export function webRoutes(state: LocalState, bots: Bots, pageDir: string): Web {
  const routes = new Hono();
  const events = pageEvents(state, bots);
  routes.get("/attachments/:channel/:id/:name", (c) => attachment(state, c));
  servePage(routes, pageDir);
  routes.get("/web/events", (c) => {
    const user = USER.safeParse(c.req.query("user"));
    if (!user.success) return c.text("Give a user of 17 to 20 digits.", 400);
    return c.body(events.open(user.data), 200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
    });
  });
  const short = bodyLimit({
    maxSize: BODY_BYTES,
    onError: (c) => c.text("The body is too long.", 413),
  });
  routes.post("/web/interactions", short, async (c) => {
    if (!fromThePage(c)) return c.text("Only this page may post here, as JSON.", 403);
    const body: unknown = await c.req.json().catch(() => null);
    const interaction = INTERACTION.safeParse(body);
    if (!interaction.success) return c.text(z.prettifyError(interaction.error), 400);
    // `inputProblem`, which knows the command, checks that the options fit it.
    const sent = interaction.data as PageInteraction;
    return c.json(await perform(state, bots, sent));
  });
  routes.post("/web/arrivals", short, async (c) => {
    if (!fromThePage(c)) return c.text("Only this page may post here, as JSON.", 403);
    if (state.arrive === null) return c.text("No article can arrive here.", 404);
    const arrival: PageArrival = { title: await state.arrive() };
    return c.json(arrival);
  });
  return { routes, close: () => events.close() };
}

async function perform(state: LocalState, bots: Bots, sent: PageInteraction): Promise<PageResult> {
  const result = actionOf(state, sent);
  if ("error" in result) return { ok: false, error: result.error };
  const view = await openInteraction(state, bots, result.action).acknowledged;
  if (view.error !== null) return { ok: false, error: view.error };
  if (view.modal) return { ok: false, error: "This page cannot show forms." };
  return { ok: true, ...(view.choices && { choices: view.choices }) };
}

function actionOf(state: LocalState, sent: PageInteraction): ActionResult {
  const actor = { user: sent.user, locale: sent.locale, context: "guild" } as const;
  if (sent.type === "component") {
    const channel = state.messages.get(sent.message)?.message.channel_id;
    const isDirect = channel !== undefined && channel === state.directChannels.get(sent.user);
    return componentAction(state, isDirect ? { ...actor, context: "dm" } : actor, sent);
  }
  if (sent.type === "message-command") {
    return messageCommandAction(state, actor, sent.command, sent.target);
  }
  const { command: name, options } = sent;
  return sent.type === "command"
    ? commandAction(state, actor, name, options)
    : autocompleteAction(state, actor, { name, options });
}

/** Whether a POST comes from this page: other sites cannot send JSON without a preflight. */
function fromThePage(c: Context): boolean {
  const json = c.req.header("content-type")?.split(";")[0]?.trim() === "application/json";
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const sameOrigin = origin === undefined || origin === `http://${c.req.header("host")}`;
  return json && sameOrigin && (site === undefined || site === "same-origin");
}

function attachment(state: LocalState, c: Context): Response {
  const file = state.files.get(c.req.param("id") ?? "");
  if (!file || file.name !== c.req.param("name")) return c.text("There is no such file.", 404);
  return c.body(file.data, 200, {
    "content-type": PICTURES.has(file.type) ? file.type : "application/octet-stream",
    "content-disposition": `attachment; filename="${file.name}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
}
