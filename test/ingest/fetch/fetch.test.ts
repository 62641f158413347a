import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { fetchAnswer, type FetchOptions } from "../../../src/ingest/fetch/answer.ts";
import { fetchPage } from "../../../src/ingest/fetch/fetch.ts";
import { PassingError } from "../../../src/ingest/input-error.ts";
import { startServer, type TestServer } from "../../support/page-server.ts";

let server: TestServer;
afterEach(() => server.stop());

const HTML = { "content-type": "text/html; charset=utf-8" };
const ask = (path = "/", options: FetchOptions = {}) =>
  fetchAnswer(server.origin + path, { testOrigins: new Set([server.origin]), ...options });
const get = (path = "/", options: FetchOptions = {}) =>
  fetchPage(server.origin + path, { testOrigins: new Set([server.origin]), ...options });

test("a page comes with its final address, type, charset and headers", async () => {
  server = await startServer((request, response) => {
    if (request.url === "/old") return response.writeHead(301, { location: "/new" }).end();
    const headers = { "content-type": "text/html; charset=ISO-8859-1", etag: '"1"' };
    return response.writeHead(200, headers).end("<p>hello");
  });
  expect(await ask("/old")).toMatchObject({
    status: 200,
    url: `${server.origin}/new`,
    redirects: [{ status: 301, target: `${server.origin}/new` }],
    contentType: "text/html",
    charset: "ISO-8859-1",
    headers: { etag: '"1"' },
  });
  expect(server.requests[0]?.headers["user-agent"]).toMatch(/^Dateline\//);
  expect(server.requests[0]?.headers).not.toHaveProperty("cookie");
});

test("four redirects are followed, five are not", async () => {
  server = await startServer((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.writeHead(200, HTML).end("<p>there");
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  expect(await get("/4")).toMatchObject({ url: `${server.origin}/0` });
  await expect(get("/5")).rejects.toThrow("redirects more than 4 times");
});

test("an answer beyond 5 MB is cut off, unpacked ones included", async () => {
  server = await startServer((request, response) => {
    if (request.url === "/packed") {
      const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024));
      response.writeHead(200, { ...HTML, "content-encoding": "gzip" }).end(packed);
      return;
    }
    response.writeHead(200, HTML).end(Buffer.alloc(6 * 1024 * 1024, 32));
  });
  await expect(get("/")).rejects.toThrow("larger than 5 MB");
  await expect(get("/packed")).rejects.toThrow("larger than 5 MB");
});

test("a server that does not answer in time is given up", async () => {
  server = await startServer(() => undefined);
  await expect(get("/", { testTimeLimit: 50 })).rejects.toThrow("did not answer within");
});

test("a server that sends for ever is given up", async () => {
  server = await startServer((_, response) => {
    response.writeHead(200, HTML);
    const drip = setInterval(() => response.write("<p>"), 10);
    response.on("close", () => clearInterval(drip));
  });
  await expect(get("/", { testTimeLimit: 100 })).rejects.toThrow("did not answer within");
});

test.each(["image/png", "application/pdf", "video/mp4", "text/css"])(
  "%s is refused",
  async (type) => {
    server = await startServer((_, response) => {
      response.writeHead(200, type === "" ? {} : { "content-type": type }).end("x");
    });
    await expect(get()).rejects.toThrow("is not a page, text or feed");
  },
);

test.each([
  [404, /answered 404/],
  [403, /answered 403/],
  [204, /answered 204/],
])("status %i is an error", async (status, message) => {
  server = await startServer((_, response) => response.writeHead(status).end());
  await expect(get()).rejects.toThrow(message);
});

test("a busy server is to be asked later", async () => {
  server = await startServer((_, response) => response.writeHead(503).end());
  await expect(get()).rejects.toThrow(PassingError);
});

test("validators are told to the origin that gave them, and to no other", async () => {
  const other = await startServer((_, response) => response.writeHead(304).end());
  server = await startServer((request, response) => {
    if (request.url === "/") response.writeHead(304).end();
    else response.writeHead(302, { location: `${other.origin}/` }).end();
  });
  const validators = { origin: server.origin, etag: '"1"', lastModified: "yesterday" };
  const testOrigins = new Set([server.origin, other.origin]);
  expect(await ask("/", { validators, testOrigins })).toMatchObject({ status: 304, bytes: null });
  await ask("/moved", { validators, testOrigins });
  await other.stop();
  const sent = { "if-none-match": '"1"', "if-modified-since": "yesterday" };
  expect(server.requests[0]?.headers).toMatchObject(sent);
  for (const name of Object.keys(sent)) expect(other.requests[0]?.headers).not.toHaveProperty(name);
});

test("each request, redirects included, waits until it may be sent", async () => {
  server = await startServer((request, response) => {
    if (request.url === "/") response.writeHead(302, { location: "/next" }).end();
    else response.writeHead(200, HTML).end("<p>there");
  });
  const seen: string[] = [];
  await ask("/", {
    around: async (url, send) => {
      seen.push(`${url.pathname} after ${server.requests.length}`);
      const result = await send();
      seen.push(`${url.pathname} done`);
      return result;
    },
  });
  expect(seen).toEqual(["/ after 0", "/ done", "/next after 1", "/next done"]);
});

test("a connection that is refused is an error with its reason", async () => {
  server = await startServer(() => undefined);
  await server.stop();
  await expect(get()).rejects.toThrow(/cannot be fetched: ECONNREFUSED/);
});
