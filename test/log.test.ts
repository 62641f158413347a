import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { REST, Routes } from "discord.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLog, gathering } from "../src/log.ts";

const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.s3cr3t-part_of-the-token";
const INTERACTION = "aW50ZXJhY3Rpb246c2VjcmV0OnRva2Vu";
const QUESTION = "who met whom in Moscow";

/** A server that refuses everything, as Discord or a proxy before it might. */
const server = createServer((request, response) => {
  const status = Number(/status-(\d+)/.exec(request.url ?? "")?.[1] ?? 400);
  const echo = { message: `no ${request.headers.authorization} at ${request.url}`, code: 0 };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(echo));
});
let api = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

function recorder() {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLog({ logLevel: "trace", token: TOKEN }, { write });
  return { log, lines, text: () => lines.join("") };
}

async function failing(route: `/${string}`, base = api): Promise<Error> {
  const rest = new REST({ api: base, retries: 0, timeout: 2000 }).setToken(TOKEN);
  const body = { content: QUESTION };
  return rest.post(route, { body }).then(
    () => expect.fail("the request was answered"),
    (error: Error) => error,
  );
}

describe("a failing request is logged without the token and without its body", () => {
  const id = "123456789012345678";
  test.each([
    ["refused with the token in Discord's answer", Routes.applicationCommands(id)],
    ["unauthorized", "/status-401" as const],
    ["out of order", "/status-500" as const],
    ["on an interaction's callback", Routes.interactionCallback(id, INTERACTION)],
    ["on an interaction's message", Routes.webhookMessage(id, INTERACTION, "@original")],
    ["on an interaction's follow-up", Routes.webhook(id, INTERACTION)],
  ])("%s", async (_, route) => {
    const { log, text } = recorder();
    const error = await failing(route);
    log.error({ err: error }, "failed");
    log.error(error);
    log.error({ err: new Error("wrapped", { cause: error }) }, String(error));
    expect(text()).not.toContain("s3cr3t");
    expect(text()).not.toContain("GaBcDe");
    expect(text()).not.toContain(INTERACTION);
    expect(text()).not.toContain(QUESTION);
    expect(text()).toContain('"method":"POST"');
  });

  test("when nobody listens", async () => {
    const { log, text } = recorder();
    log.error({ err: await failing("/users/@me", "http://127.0.0.1:1") }, "failed");
    expect(text()).toContain("ECONNREFUSED");
    expect(text()).not.toContain("s3cr3t");
  });
});

test("the token is taken out wherever it stands, in headers and addresses too", () => {
  const { log, lines, text } = recorder();
  log.info({ headers: { Authorization: `Bot ${TOKEN}` } });
  log.info({ nested: [{ deep: `https://x.test/?t=${encodeURIComponent(TOKEN)}` }] });
  log.info(`Provided token: ${TOKEN.split(".").slice(0, 2).join(".")}.*******`);
  log.child({ token: TOKEN }).info("child");
  expect(text()).not.toMatch(/s3cr3t|GaBcDe/);
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test("an error keeps what an operator needs: class, message, code, method, address, stack, cause", () => {
  const { log, lines } = recorder();
  const cause = Object.assign(new Error("inner"), { code: "ECONNRESET" });
  const error = Object.assign(new RangeError("outer", { cause }), { status: 404, requestBody: 1 });
  log.error({ err: error }, "failed");
  const { err } = JSON.parse(lines[0] ?? "");
  expect(err).toMatchObject({
    type: "RangeError",
    message: "outer",
    status: 404,
    stack: expect.stringContaining("log.test.ts"),
    cause: { type: "Error", message: "inner", code: "ECONNRESET" },
  });
  expect(err).not.toHaveProperty("requestBody");
});

test("what is below the level is not written", () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLog({ logLevel: "warn", token: null }, { write });
  log.info("quiet");
  log.warn("loud");
  expect(lines).toHaveLength(1);
});

test("a line is written at once, and those that follow it together", () => {
  const written: string[] = [];
  const stream = gathering({ write: (text) => void written.push(text) });
  for (const line of ["1\n", "2\n", "3\n"]) stream.write(line);
  expect(written).toEqual(["1\n"]);
  stream.flushSync();
  expect(written).toEqual(["1\n", "2\n3\n"]);
  stream.write("4\n");
  expect(written).toHaveLength(3);
});

test("the last lines before an exit are written", () => {
  const script = `
    import { createLog } from "./src/log.ts";
    const log = createLog({ logLevel: "info", token: null });
    for (const line of ["one", "two", "three"]) log.info(line);
    process.exit(0);`;
  const node = ["--import", "tsx/esm", "--input-type=module", "--eval", script];
  const { stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
  expect(stderr.match(/one|two|three/g)).toEqual(["one", "two", "three"]);
});

describe("an interaction's token is known by its place", () => {
  const secret = "a-token.of_any-shape";
  test.each([
    ["after an id of any length", `POST /interactions/1/${secret}/callback`],
    ["after an id that is none", `/webhooks/undefined/${secret}/messages/@original`],
    ["as a field", JSON.stringify({ id: "1", token: secret })],
    ["as a field of JSON in JSON", JSON.stringify(JSON.stringify({ token: secret }))],
  ])("%s", (_, text) => {
    const { log, text: logged } = recorder();
    log.error({ err: new Error(text), seen: text }, "failed");
    expect(logged()).toContain("[token]");
    expect(logged()).not.toContain(secret);
  });
});
