import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  InteractionType,
  Locale,
} from "discord-api-types/v10";
import * as z from "zod";

export type SlashCommand = APIChatInputApplicationCommandInteraction;
export type MessageCommand = APIMessageApplicationCommandInteraction;
export type Typing = APIApplicationCommandAutocompleteInteraction;
export type Press = APIMessageComponentInteraction;

/** What Dateline answers; of what Discord sends besides, it declares none. */
export type Interaction = SlashCommand | MessageCommand | Typing | Press;
/** All but what is typed, which is answered with choices. */
export type Answerable = Exclude<Interaction, Typing>;

export function isTyping(interaction: Interaction): interaction is Typing {
  return interaction.type === InteractionType.ApplicationCommandAutocomplete;
}

export function isPress(interaction: Interaction): interaction is Press {
  return interaction.type === InteractionType.MessageComponent;
}

export function isMessageCommand(
  interaction: SlashCommand | MessageCommand,
): interaction is MessageCommand {
  return interaction.data.type === ApplicationCommandType.Message;
}

/** What a server sent, or why it cannot be read, naming no value of it. */
type ReadInteraction = { interaction: Interaction } | { fault: string };

/**
 * Reads an interaction as it came, by whatever way. Discord always sends some fields that other
 * servers of its API may not: these are added.
 */
export function readInteraction(sent: unknown): ReadInteraction {
  const fault = faultIn(sent);
  if (fault !== null) return { fault };
  const given = sent as Interaction;
  const missing = { authorizing_integration_owners: {} };
  return { interaction: { ...missing, ...given, locale: usableLocale(given.locale) } };
}

const LOCALES: ReadonlySet<unknown> = new Set(Object.values(Locale));

/** `Intl` throws at an invalid tag. It is slow, so Discord's own locales skip it. */
function usableLocale(locale: unknown): Locale {
  if (LOCALES.has(locale)) return locale as Locale;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- servers may have others
    return new Intl.Locale(String(locale)).baseName as Locale;
  } catch {
    return Locale.EnglishUS;
  }
}

const ID = z.string().min(1);
const USER = z.object({ id: ID });
const OPTION = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
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
const MESSAGE_COMMAND = COMMAND.extend({
  type: z.literal(ApplicationCommandType.Message),
  target_id: ID,
}).refine(
  ({ target_id: id, resolved }) => resolved?.["messages"]?.[id] !== undefined,
  "has no message",
);
const SLASH_COMMAND = COMMAND.extend({ type: z.literal(ApplicationCommandType.ChatInput) });
const COMPONENT = z.object({
  component_type: z.number(),
  custom_id: z.string(),
  values: z.array(z.string()).optional(),
});
const MESSAGE = z.object({ id: ID, components: z.array(z.object({})).optional() });
/** Discord writes sets of permissions as numbers in text. */
const BITS = z.string().regex(/^\d+$/);

const FIELDS = z
  .object({
    id: ID,
    token: z.string().min(1),
    application_id: ID,
    user: USER.optional(),
    member: z.object({ user: USER, permissions: BITS.optional() }).optional(),
    app_permissions: BITS.optional(),
    authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ user, member }) => user !== undefined || member !== undefined, "has no user");

const BY_TYPE = new Map<unknown, z.ZodType>([
  [
    InteractionType.ApplicationCommand,
    z.object({ data: z.discriminatedUnion("type", [MESSAGE_COMMAND, SLASH_COMMAND]) }),
  ],
  [InteractionType.MessageComponent, z.object({ data: COMPONENT, message: MESSAGE })],
  [InteractionType.ApplicationCommandAutocomplete, z.object({ data: SLASH_COMMAND })],
]);

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
