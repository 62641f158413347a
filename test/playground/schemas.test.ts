import * as spec from "discord-api-spec/zod";
import {
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  type Interaction,
  MessageFlags,
} from "discord.js";
import { expect, test } from "vitest";
import * as z from "zod";
import type { Traffic } from "../../src/playground/local-discord.ts";
import { scene } from "../support/playground-bot.ts";

type Request = Extract<Traffic, { kind: "request" }>;
const CALLBACKS: Record<number, z.core.$ZodType> = {
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
};

/** The schemas of a request's body and of its answer; null where there is nothing to check. */
function schemasOf({ method, path, body }: Request): (z.core.$ZodType | null)[] {
  if (path === "/gateway/bot") return [null, spec.GatewayBotResponseSchema];
  if (path === "/applications/@me") return [null, spec.PrivateApplicationResponseSchema];
  if (path.endsWith("/commands")) {
    return [
      method === "PUT" ? z.array(spec.ApplicationCommandUpdateRequestSchema) : null,
      z.array(spec.ApplicationCommandResponseSchema),
    ];
  }
  if (path.endsWith("/callback")) {
    const { type } = body as { type: number };
    return [CALLBACKS[type] ?? null, spec.InteractionCallbackResponseSchema];
  }
  const edit = spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema;
  return [method === "PATCH" ? edit : null, spec.MessageResponseSchema];
}

function card() {
  return new ContainerBuilder()
    .addSectionComponents((section) =>
      section
        .addTextDisplayComponents((text) => text.setContent("**Who?** <@123456789012345678>"))
        .setThumbnailAccessory((picture) => picture.setURL("https://example.org/a.png")),
    )
    .addSeparatorComponents((line) => line)
    .addMediaGalleryComponents((all) => all.addItems((one) => one.setURL("attachment://a.png")))
    .addFileComponents((file) => file.setURL("attachment://a.md"))
    .addActionRowComponents((row) =>
      row.addComponents(
        new ButtonBuilder().setCustomId("next").setLabel("▶").setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setURL("https://example.org").setLabel("O").setStyle(ButtonStyle.Link),
      ),
    );
}

const FILES = ["a.md", "a.png"].map((name) => ({ name, attachment: Buffer.from("text") }));
const CARD = { components: [card()], files: FILES, flags: MessageFlags.IsComponentsV2 } as const;

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: "one", value: "1" }]);
  if (interaction.isMessageContextMenuCommand()) await interaction.reply("found");
  if (interaction.isButton()) await interaction.update(CARD);
  if (!interaction.isChatInputCommand()) return undefined;
  if (interaction.options.getString("question") === "slow") {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(CARD);
    await interaction.fetchReply();
  } else {
    await interaction.reply({ ...CARD, withResponse: true });
    await interaction.followUp("and more");
  }
  return undefined;
}

test("every request, every answer and every message fits Discord's own specification", async () => {
  const traffic: Traffic[] = [];
  const observe = (one: Traffic): unknown => traffic.push(one);
  const { local, client, reader } = await scene(answer, { observe });
  await client.application.fetch();
  await client.application.commands.fetch();
  const { message } = await reader.command("ask", { question: "Who?" });
  await reader.command("ask", { question: "slow" });
  await reader.press(message?.id ?? "", "next");
  await reader.autocomplete("find", { question: "on" });
  await reader.messageCommand("Find in articles", reader.say("Who?").id);
  await client.rest.get("/users/@me");

  expect(local.refused).toEqual([]);
  const requests = traffic.filter((one) => one.kind === "request");
  expect(requests.length).toBeGreaterThanOrEqual(12);
  for (const request of requests) {
    if (request.path === "/users/@me") spec.UserResponseSchema.parse(request.answer);
    else {
      const [body, reply] = schemasOf(request);
      if (body) z.parse(body, request.body);
      if (reply && request.answer) z.parse(reply, request.answer);
    }
  }
  for (const one of reader.messages()) spec.MessageResponseSchema.parse(one);
});

test("what the gateway sends has the parts that the specification gives it", async () => {
  const events = new Map<string, Record<string, unknown>>();
  const observe = (one: Traffic): void => {
    if (one.kind === "event") events.set(one.event, one.data as Record<string, unknown>);
  };
  const { ask, reader } = await scene(answer, { observe });
  const { message } = await ask();
  const command = z.looseObject({
    id: z.string().regex(/^\d{17,19}$/),
    application_id: z.string(),
    token: z.string(),
    type: z.literal(2),
    version: z.literal(1),
    entitlements: z.array(z.never()),
    authorizing_integration_owners: z.record(z.string(), z.string()),
    attachment_size_limit: z.int(),
    app_permissions: z.string().regex(/^\d+$/),
    member: z.looseObject({ user: spec.UserResponseSchema, permissions: z.string() }),
    channel: z.looseObject({ id: z.string(), type: z.literal(0) }),
    locale: z.literal("en-US"),
    guild_locale: z.literal("en-US"),
    context: z.literal(0),
  });
  command.parse(events.get("INTERACTION_CREATE"));
  await reader.press(message?.id ?? "", "next");
  const press = z.looseObject({ message: spec.MessageResponseSchema, type: z.literal(3) });
  press.parse(events.get("INTERACTION_CREATE"));
  const ready = z.looseObject({
    v: z.literal(10),
    user: spec.UserResponseSchema,
    guilds: z.array(z.object({ id: z.string(), unavailable: z.literal(true) })).min(1),
    session_id: z.string().min(1),
    resume_gateway_url: z.url({ protocol: /^ws$/ }),
    application: z.object({ id: z.string(), flags: z.int() }),
  });
  ready.parse(events.get("READY"));
});
