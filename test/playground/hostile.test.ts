import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { MessageFlags } from "discord.js";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { localDiscord, scene } from "../support/playground-bot.ts";
import { ApiError } from "../../src/playground/api-error.ts";
import type { LocalDiscord } from "../../src/playground/local-discord.ts";
import { validateChoices, validateModal } from "../../src/playground/validate/callback-data.ts";
import { validateCommand, validateCommands } from "../../src/playground/validate/command.ts";
import { validateMessage } from "../../src/playground/validate/message.ts";

/** All that the server sends on a raw connection until it closes it. */
async function raw(local: LocalDiscord, lines: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(local.url).port), "127.0.0.1");
  socket.on("error", () => {});
  let answer = "";
  socket.on("data", (data: Buffer) => (answer += data.toString("latin1")));
  socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  await once(socket, "close");
  return answer;
}

async function expectAlive(local: LocalDiscord): Promise<void> {
  expect((await fetch(local.url)).status).toBe(200);
  expect(local.refused.filter(({ status }) => status === 500)).toEqual([]);
}

const UPGRADE = [
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  `Sec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}`,
];
const BAD_PATHS = ["//[", "//", "http://[", "/gateway%", "*", "/%00", "//a:99999999/", "?"];

test.each(BAD_PATHS)("a WebSocket to %j is closed and the playground lives on", async (path) => {
  const local = await localDiscord();
  for (const origin of [[], ["Origin: http://evil.example"]]) {
    const lines = [`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", ...UPGRADE, ...origin];
    const answer = await raw(local, [...lines, "Connection: Upgrade"]);
    expect(answer).not.toContain("101 ");
  }
  await expectAlive(local);
});

test.each(BAD_PATHS)("a request for %j is answered and the playground lives on", async (path) => {
  const local = await localDiscord();
  for (const host of ["127.0.0.1", "[", "", "127.0.0.1:99999999", "a b", "@"]) {
    const answer = await raw(local, [`GET ${path} HTTP/1.1`, `Host: ${host}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d /);
  }
  await expectAlive(local);
});

test.each([
  ["op", { op: { toString: 1, valueOf: 1 } }],
  ["session", { op: 6, d: { session_id: { toString: 1, valueOf: 1 } } }],
  ["data", { op: 2, d: [] }],
])("a frame with an odd %s does not end the gateway", async (_name, frame) => {
  const local = await localDiscord();
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/gateway`);
  await once(socket, "message");
  const reply = Promise.race([once(socket, "close"), once(socket, "message")]);
  socket.send(JSON.stringify(frame));
  await reply;
  socket.terminate();
  await expectAlive(local);
});

const ODD_TEXT = fc.constantFrom("", "toString", "__proto__", "attachment://[", "http://[", "//[");
const ODD = fc.oneof(
  ODD_TEXT,
  fc.integer(),
  fc.jsonValue(),
  fc.constant({ toString: 1, valueOf: 1 }),
);

/** A body with these fields, any of them absent or odd, and odd at any depth below. */
function odd(...names: string[]): fc.Arbitrary<unknown> {
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      ODD,
      fc.integer({ min: 0, max: 20 }),
      fc.dictionary(fc.constantFrom(...names, "__proto__", "toString"), tie("node"), {
        noNullPrototype: true,
      }),
      fc.array(tie("node"), { maxLength: 3 }),
    ),
  }));
  return node;
}

const MESSAGE_FIELDS = [
  "content",
  "flags",
  "embeds",
  "components",
  "attachments",
  "allowed_mentions",
  "parse",
  "type",
  "id",
  "custom_id",
  "url",
  "media",
  "file",
  "items",
  "accessory",
  "options",
  "fields",
  "style",
  "label",
  "emoji",
  "value",
  "min_values",
  "max_values",
  "choices",
  "title",
  "users",
];
const COMMAND_FIELDS = [
  "name",
  "type",
  "description",
  "options",
  "choices",
  "name_localizations",
  "description_localizations",
  "min_length",
  "required",
  "autocomplete",
  "value",
];

/** What a check came to: fine, or refused as Discord refuses. Any other error is the check's own. */
function checked(check: () => unknown): void {
  try {
    check();
  } catch (error) {
    expect(error).toBeInstanceOf(ApiError);
    JSON.stringify(error);
  }
}

test.each<[string, fc.Arbitrary<unknown>, (body: unknown) => unknown]>([
  ["message", odd(...MESSAGE_FIELDS), (body) => validateMessage(body, [], ["data"], null)],
  ["card", odd(...MESSAGE_FIELDS).map(asCard), (body) => validateMessage(body, [], [], null)],
  ["command", odd(...COMMAND_FIELDS), validateCommand],
  ["list of commands", fc.array(odd(...COMMAND_FIELDS)), validateCommands],
  ["list of choices", odd("choices", "name", "value"), validateChoices],
  ["form", odd("title", "custom_id", "components", "type", "label"), validateModal],
])("an odd %s is taken or refused, and breaks nothing", (_name, bodies, check) => {
  fc.assert(
    fc.property(bodies, (body) => checked(() => check(body))),
    { numRuns: 2000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

function asCard(components: unknown): unknown {
  return { flags: MessageFlags.IsComponentsV2, components };
}

test.each<[string, string, RequestInit]>([
  ["JSON that ends early", "/webhooks/1/2", { body: "{" }],
  ["a list for an object", "/interactions/1/2/callback", { body: "[]" }],
  ["a form without parts", "/interactions/1/2/callback", form("x")],
  [
    "a form cut off",
    "/interactions/1/2/callback",
    form('--a\r\nContent-Disposition: form-data; name="'),
  ],
  ["an escape cut off", "/interactions/%E0%A4%A/%/callback", { body: "{}" }],
])("%s is refused by the API", async (_name, path, init) => {
  const local = await localDiscord();
  const answer = await fetch(`${local.api}/v10${path}`, { method: "POST", ...init });
  expect([400, 401, 404]).toContain(answer.status);
  await expectAlive(local);
});

function form(body: string): RequestInit {
  return { body, headers: { "content-type": "multipart/form-data; boundary=a" } };
}

test.each([
  ["a number", 5],
  ["a list of numbers", [5]],
  ["nested options that are not a list", [{ name: "list", type: 1, options: 5 }]],
  ["an object for a value", [{ name: "question", type: 3, value: { toString: 1 } }]],
  ["deep nesting", [{ name: "a", type: 1, options: [{ name: "b", type: 1, options: [null] }] }]],
])("the page's interaction with %s for options is refused", async (_name, options) => {
  const { local } = await scene();
  for (const type of ["command", "autocomplete"]) {
    const body = JSON.stringify({
      type,
      user: "1".repeat(18),
      locale: "fr",
      command: "ask",
      options,
    });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${local.url}/web/interactions`, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
  }
  await expectAlive(local);
});
