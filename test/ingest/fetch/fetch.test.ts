import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { fetchPage, type FetchOptions } from "../../../src/ingest/fetch/fetch.ts";
import { startServer, type TestServer } from "../../support/page-server.ts";

let server: TestServer;
afterEach(() => server.stop());

const HTML = { "content-type": "text/html; charset=utf-8" };
const get = (path = "/", options: FetchOptions = {}) =>
  fetchPage(server.origin + path, { testOrigins: new Set([server.origin]), ...options });

test("a page comes with its final address, type, charset and validators", async () => {
  server = await startServer((request, response) => {
    if (request.url === "/old") return response.writeHead(301, { location: "/new" }).end();
    const headers = { "content-type": "text/html; charset=ISO-8859-1", etag: '"1"' };
    return response.writeHead(200, headers).end("<p>hello");
  });
  const result = await get("/old");
  expect(result).toMatchObject({
    status: "ok",
    fetched: {
      url: `${server.origin}/new`,
      contentType: "text/html",
      charset: "ISO-8859-1",
      etag: '"1"',
    },
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
  expect(await get("/4")).toMatchObject({ status: "ok" });
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

test("a busy server is to be asked later, when it says so", async () => {
  server = await startServer((_, response) =>
    response.writeHead(503, { "retry-after": "120" }).end(),
  );
  expect(await get()).toEqual({ status: "later", reason: "answered 503", retryAfter: 120 });
});

test("validators are sent, and 304 means unchanged", async () => {
  server = await startServer((_, response) => response.writeHead(304).end());
  expect(await get("/", { etag: '"1"', lastModified: "yesterday" })).toEqual({
    status: "unchanged",
  });
  expect(server.requests[0]?.headers).toMatchObject({
    "if-none-match": '"1"',
    "if-modified-since": "yesterday",
  });
});

test("a connection that is refused is an error with its reason", async () => {
  server = await startServer(() => undefined);
  await server.stop();
  await expect(get()).rejects.toThrow(/cannot be fetched: ECONNREFUSED/);
});
