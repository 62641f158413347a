import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { MessageFlags } from "discord.js";
import { expect, onTestFinished, test } from "vitest";
import { type LocalDiscord } from "../../src/playground/local-discord.ts";
import type { PageEvent } from "../../src/playground/protocol.ts";
import { localDiscord, scene } from "../support/playground-bot.ts";

const USER = "123456789012345678";
const SENDER = { user: USER, locale: "en-US" };
const QUESTION = { name: "question", type: 3, value: "Who?" };

/** The events of a page, one at a time. */
async function pageEvents(local: LocalDiscord, user = USER) {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const response = await fetch(`${local.url}/web/events?user=${user}`, { signal: abort.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async function next(): Promise<PageEvent> {
    while (!text.includes("\n\n")) text += (await reader.read()).value ?? "";
    const [frame = "", ...rest] = text.split("\n\n");
    text = rest.join("\n\n");
    return JSON.parse(frame.replace(/^data: /, "")) as PageEvent;
  };
}

function post(local: LocalDiscord, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${local.url}/web/interactions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

test("a page receives the bot's name, its commands, and each message as it changes", async () => {
  const { local } = await scene(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply("pong");
    await interaction.deleteReply();
  });
  const next = await pageEvents(local);
  const hello = await next();
  expect(hello).toMatchObject({ type: "hello", bot: "Dateline", messages: [] });
  expect("commands" in hello && hello.commands.map(({ name }) => name)).toContain("ask");
  const sent = { ...SENDER, type: "command", command: "ask", options: [QUESTION] };
  expect(await (await post(local, sent)).json()).toEqual({ ok: true });
  expect(await next()).toMatchObject({ type: "message", message: { flags: 128 } });
  const edited = await next();
  expect(edited).toMatchObject({ type: "message", message: { content: "pong", flags: 0 } });
  const id = "message" in edited ? edited.message.id : "";
  expect(await next()).toEqual({ type: "message-delete", id });
});

test("a page learns when the bot leaves", async () => {
  const { local, client } = await scene();
  const next = await pageEvents(local);
  await next();
  await client.destroy();
  expect(await next()).toMatchObject({ type: "commands", bot: null });
});

test("an ephemeral message reaches the page of its reader alone", async () => {
  const { local } = await scene((interaction) =>
    interaction.isChatInputCommand()
      ? interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral })
      : null,
  );
  const [mine, others] = [await pageEvents(local), await pageEvents(local, "876543210987654321")];
  await Promise.all([mine(), others()]);
  await post(local, { ...SENDER, type: "command", command: "ask", options: [QUESTION] });
  expect(await mine()).toMatchObject({ type: "message", message: { content: "psst" } });
  local.reader().say("for all");
  expect(await others()).toMatchObject({ type: "message", message: { content: "for all" } });
});

test("the page autocompletes and presses buttons", async () => {
  const { local, reader, ask } = await scene((interaction) => {
    if (interaction.isAutocomplete()) return interaction.respond([{ name: "n", value: "v" }]);
    if (interaction.isButton()) return interaction.update("pressed");
    const components = [{ type: 2, style: 1, label: "a", custom_id: "a" }] as const;
    return interaction.isChatInputCommand()
      ? interaction.reply({ content: "x", components: [{ type: 1, components }] as never })
      : null;
  });
  const options = [{ ...QUESTION, focused: true }];
  const typing = { ...SENDER, type: "autocomplete", command: "find", options };
  const choices = [{ name: "n", value: "v" }];
  expect(await (await post(local, typing)).json()).toEqual({ ok: true, choices });
  const message = (await ask()).message?.id;
  const press = { ...SENDER, type: "component", message, customId: "a" };
  expect(await (await post(local, press)).json()).toEqual({ ok: true });
  expect(reader.messages()).toMatchObject([{ content: "pressed" }]);
});

test("the page receives the error that Discord's client would show", async () => {
  const { local, client } = await scene();
  const sent = { ...SENDER, type: "command", command: "ask", options: [] };
  const error = 'The option "question" is required.';
  expect(await (await post(local, sent)).json()).toEqual({ ok: false, error });
  await client.destroy();
  const late = await post(local, { ...sent, options: [QUESTION] });
  expect(await late.json()).toEqual({ ok: false, error: "The application did not respond" });
});

test.each([
  ["another content type", "{}", { "content-type": "text/plain" }, 403],
  ["another origin", {}, { origin: "http://evil.example" }, 403],
  ["another site", {}, { "sec-fetch-site": "cross-site" }, 403],
  ["no JSON", "{", {}, 400],
  ["a user that is not a number", { ...SENDER, user: "me", type: "component" }, {}, 400],
  ["an unknown act", { ...SENDER, type: "dance" }, {}, 400],
  ["a very long body", "x".repeat(70_000), {}, 413],
])("a post of %s is refused", async (_name, body, headers, status) => {
  const local = await localDiscord();
  expect((await post(local, body, headers)).status).toBe(status);
});

test("events are for a user of 17 to 20 digits", async () => {
  const local = await localDiscord();
  expect((await fetch(`${local.url}/web/events?user=1`)).status).toBe(400);
});

/** A request whose path and Host are sent unchanged. */
async function raw(local: LocalDiscord, path: string, host = new URL(local.url).host) {
  const socket = connect(Number(new URL(local.url).port), "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

test.each([
  "/page/../local-discord.ts",
  "/page/../../../package.json",
  "/page/%2e%2e/local-discord.ts",
  "/page/..%2flocal-discord.ts",
  "/page/..%5c..%5cpackage.json",
  "/page//etc/passwd",
  "/page/.hidden.js",
  "/page/index.html%00.js",
  "/page/missing.js",
  "/page/",
  "/../package.json",
])("%s is not there", async (path) => {
  const local = await localDiscord();
  expect(await raw(local, path)).toMatch(/^HTTP\/1\.1 404 /);
});

test("the page comes with a policy that lets it reach this server alone", async () => {
  const local = await localDiscord();
  const response = await fetch(local.url);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const policy = response.headers.get("content-security-policy")?.split("; ");
  expect(policy?.toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
  ]);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("another name for this address is turned away, on the page and on the API", async () => {
  const local = await localDiscord();
  const { port } = new URL(local.url);
  expect(await raw(local, "/", `evil.example:${port}`)).toMatch(/^HTTP\/1\.1 403 /);
  expect(await raw(local, "/api/v10/gateway", "evil.example")).toMatch(/^HTTP\/1\.1 403 /);
  expect(await raw(local, "/", `localhost:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
});

test("a port that is taken gives way to the next free one", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  const local = await localDiscord({ port: taken });
  expect(Number(new URL(local.url).port)).toBeGreaterThan(taken);
});

test("an unknown route of the API is Discord's 404", async () => {
  const { client } = await scene();
  await expect(client.rest.get("/stickers/1")).rejects.toMatchObject({
    status: 404,
    rawError: { message: "404: Not Found", code: 0 },
  });
});
