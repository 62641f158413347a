import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { parseSearchUrl, SearchConnection } from "../../../src/index/remote/connection.ts";
import { UnreachableError } from "../../../src/index/remote/unreachable.ts";

test.each([
  ["http://one:9200", { nodes: ["http://one:9200/"], name: "dateline" }],
  ["https://one/news/", { nodes: ["https://one/"], name: "news" }],
  [
    "http://a:b@one:9200, http://two:9200/news_2",
    { nodes: ["http://a:b@one:9200/", "http://two:9200/"], name: "news_2" },
  ],
])("%s names nodes and an archive", (text, address) => {
  expect(parseSearchUrl(text)).toEqual(address);
});

test.each(["", "one:9200", "ftp://one", "http://one,two", "http://one/News", "http://one/a*b"])(
  "%s is refused",
  (text) => {
    expect(() => parseSearchUrl(text)).toThrow(TypeError);
  },
);

test("where nothing listens, the engine is said to be out of reach, and then without trying", async () => {
  const connection = await SearchConnection.open(
    { nodes: ["http://127.0.0.1:9"] },
    { timeout: 500, retries: 0 },
  );
  for (let time = 0; time < 8; time += 1) {
    const call = connection.call({ method: "GET", path: "/" });
    await expect(call).rejects.toThrow(UnreachableError);
  }
  await expect(connection.call({ method: "GET", path: "/" })).rejects.toThrow(/is down/);
  await connection.close();
});

test.each([
  [500, true],
  [503, true],
  [429, true],
  [400, false],
])("an answer of %i says that the engine is out of reach: %s", async (status, isOut) => {
  const server = createServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const nodes = [`http://127.0.0.1:${port}`];
  const connection = await SearchConnection.open({ nodes }, { retries: 0 });
  const error: unknown = await connection
    .call({ method: "GET", path: "/" })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof UnreachableError).toBe(isOut);
  await connection.close();
});
