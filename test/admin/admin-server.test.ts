import { expect, onTestFinished, test } from "vitest";
import { request } from "node:http";
import { once } from "node:events";
import { startAdmin } from "../../src/admin/admin-server.ts";
import type { Check, Health } from "../../src/admin/health.ts";
import { createApp, type LiveApp } from "../../src/app.ts";
import { ConfigError } from "../../src/errors.ts";

interface State {
  trouble?: string;
  change?: Partial<LiveApp>;
  checks?: readonly Check[];
}

async function admin({ trouble, change = {}, checks = [] }: State = {}) {
  const app = { ...(await createApp("corpus")), ...change };
  const server = await startAdmin({
    app,
    trouble: () => trouble ?? null,
    host: "127.0.0.1",
    port: 0,
    commands: ["ask"],
    checks,
  });
  onTestFinished(() => server.stop());
  return { ...server, get: (path: string) => fetch(server.url + path) };
}

test("a bot that answers is live and healthy", async () => {
  const { get } = await admin();
  expect((await get("/livez")).status).toBe(200);
  const response = await get("/healthz");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", problems: [], articles: 5 });
});

test.each([
  ["a lost connection", { trouble: "The gateway is away." }, "The gateway is away."],
  ["articles still being read", { change: { reading: 0.425 } }, "still read: 42 %"],
])("503 names %s", async (_, options, text) => {
  const { get } = await admin(options);
  const response = await get("/healthz");
  expect(response.status).toBe(503);
  expect(((await response.json()) as Health).problems).toEqual([expect.stringContaining(text)]);
});

test("whatever else runs can fail, note something, and be counted", async () => {
  const states = { active: 2, paused: 1 };
  const feeds: Check = {
    find: () => ({ problems: ["No feed was read since noon."], notes: ["One feed is paused."] }),
    gauges: [
      { name: "dateline_feeds", help: "Feeds by state.", label: "state", read: () => states },
    ],
  };
  const { get } = await admin({ checks: [feeds, { find: () => ({}) }] });
  const response = await get("/healthz");
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    problems: ["No feed was read since noon."],
    notes: ["One feed is paused."],
  });
  const text = await (await get("/metrics")).text();
  expect(text).toContain('dateline_feeds{state="active"} 2\ndateline_feeds{state="paused"} 1');
});

test("an engine that gives no answer is a failure: nobody is answered meanwhile", async () => {
  const { get } = await admin({ change: { isUnreachable: true } });
  const response = await get("/healthz");
  expect(response.status).toBe(503);
  expect(((await response.json()) as Health).problems).toEqual([
    expect.stringContaining("search engine"),
  ]);
});

test("files with a fault and an empty archive are notes, not failures", async () => {
  const { get } = await admin({ change: { leftOut: () => 3, isEmpty: true } });
  const response = await get("/healthz");
  expect(response.status).toBe(200);
  expect(((await response.json()) as Health).notes).toEqual([
    "There are no articles yet.",
    expect.stringContaining("3"),
  ]);
});

test("metrics count by command and outcome, and a forged command is not a name", async () => {
  const { get, count } = await admin();
  count({ command: "ask", outcome: "answered", deferred: true, seconds: 1.5 });
  count({ command: "<script>42", outcome: "failed", deferred: false, seconds: 0.02 });
  const text = await (await get("/metrics")).text();
  expect(text).toContain('dateline_answers_total{command="ask",outcome="answered"} 1');
  expect(text).toContain('dateline_answers_total{command="other",outcome="failed"} 1');
  expect(text).toContain('dateline_acknowledged_seconds_bucket{le="1.5",command="ask"} 1');
  expect(text).toContain('dateline_deferred_total{command="ask"} 1');
  expect(text).toMatch(/^dateline_archive_articles 5$/m);
  expect(text).toMatch(/^dateline_archive_age_days \d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
  expect(text).not.toContain("<script");
});

test("a web page that names itself as this address is refused", async () => {
  const { url } = await admin();
  const asked = request(`${url}/metrics`, { headers: { host: "evil.example" } }).end();
  const [response] = await once(asked, "response");
  expect(response.statusCode).toBe(403);
  response.resume();
});

test("a taken port is named with its setting", async () => {
  const { url } = await admin();
  const port = Number(new URL(url).port);
  const app = await createApp("corpus");
  const again = startAdmin({ app, trouble: () => null, host: "127.0.0.1", port, commands: [] });
  await expect(again).rejects.toThrow(ConfigError);
  await expect(again).rejects.toThrow(/^ADMIN_PORT .+EADDRINUSE/);
});
