import type { Hono } from "hono";
import type { SentFile } from "./validate/message.ts";
import { readBody, readJson } from "./body.ts";

/** What the bot and the local Discord exchange, for tests that check payloads. */
export type Traffic =
  | { kind: "event"; event: string; data: unknown }
  | {
      kind: "request";
      method: string;
      /** Below the API's version, e.g. "/applications/1/commands". */
      path: string;
      body: unknown;
      /** Of a multipart body. */
      files: readonly SentFile[];
      status: number;
      /** The JSON of the answer; null if it has none. */
      answer: unknown;
    };

export type Observe = (traffic: Traffic) => void;

/** Reports every request below `prefix`, with its answer. */
export function observeRequests(app: Hono, prefix: string, observe: Observe): void {
  app.use(`${prefix}/*`, async (c, next) => {
    await next();
    const { method, path } = c.req;
    const multipart = c.req.header("content-type")?.startsWith("multipart/") ?? false;
    const { json: body, files } = multipart
      ? await readBody(c)
      : { json: await readJson(c).catch(() => null), files: [] };
    const answer: unknown = c.res.body ? await c.res.clone().json() : null;
    const shortPath = path.slice(prefix.length);
    const { status } = c.res;
    observe({ kind: "request", method, path: shortPath, body, files, status, answer });
  });
}
