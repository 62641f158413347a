import { type Client, Events, Locale } from "discord.js";
import type { Logger } from "pino";
import { z } from "zod";

/**
 * Makes of what a server sends an interaction that discord.js can read, before it reads it
 * (`Events.Raw` comes first): adds the fields that Discord always sends and other servers of its
 * API may not, and drops what lacks more than that.
 */
export function prepareInteractions(client: Client, log: Logger): void {
  client.on(Events.Raw, (packet: { t?: string; d?: unknown }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const fault = faultIn(packet.d);
    if (fault === null) return complete(packet.d as object);
    log.warn({ fault }, "an interaction that cannot be read");
    // discord.js looks its reader up by this name, and would throw where nobody catches.
    packet.t = "UNREADABLE";
  });
}

function complete(interaction: object): void {
  const given: { locale?: unknown } = { ...interaction };
  const missing = { entitlements: [], authorizing_integration_owners: {} };
  Object.assign(interaction, missing, given, { locale: usableLocale(given.locale) });
}

const LOCALES: ReadonlySet<unknown> = new Set(Object.values(Locale));

/** `Intl` throws at an invalid tag. It is slow, so Discord's own locales skip it. */
function usableLocale(locale: unknown): string {
  if (LOCALES.has(locale)) return String(locale);
  try {
    return new Intl.Locale(String(locale)).baseName;
  } catch {
    return Locale.EnglishUS;
  }
}

const ID = z.string().min(1);
const USER = z.object({ id: ID });
const OPTION = z.object({
  name: z.string(),
  type: z.number(),
  get options() {
    return z.array(OPTION).optional();
  },
});
const COMMAND = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(OPTION).optional(),
  resolved: z.record(z.string(), z.record(z.string(), z.object({}))).optional(),
});
const MESSAGE_COMMAND = COMMAND.extend({ type: z.literal(3), target_id: ID }).refine(
  ({ target_id: id, resolved }) => resolved?.["messages"]?.[id] !== undefined,
  "has no message",
);
const COMPONENT = z.object({ component_type: z.number(), custom_id: z.string() });
const MESSAGE = z.object({ id: ID, components: z.array(z.object({})).optional() });

/** What discord.js takes for granted. */
const FIELDS = z
  .object({
    id: ID,
    token: z.string().min(1),
    application_id: ID,
    user: USER.optional(),
    member: z.object({ user: USER }).optional(),
    entitlements: z.array(z.object({ id: ID })).optional(),
    authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ user, member }) => user !== undefined || member !== undefined, "has no user");

/** By type: commands, components, autocomplete. Of other types no more is read. */
const BY_TYPE = new Map<unknown, z.ZodType>([
  [2, z.object({ data: z.union([MESSAGE_COMMAND, COMMAND.refine(({ type }) => type !== 3)]) })],
  [3, z.object({ data: COMPONENT, message: MESSAGE })],
  [4, z.object({ data: COMMAND })],
]);

/** Why an interaction cannot be read, naming no value of it; null where it can. */
function faultIn(interaction: unknown): string | null {
  const fields = FIELDS.safeParse(interaction);
  if (!fields.success) return faultOf(fields.error);
  const { type } = interaction as { type?: unknown };
  const own = BY_TYPE.get(type);
  if (own === undefined) return "type: is none that Dateline declares commands for";
  const result = own.safeParse(interaction);
  return result.success ? null : faultOf(result.error);
}

function faultOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join(".") || "interaction"}: ${issue?.message}`;
}
