import { expect, test } from "vitest";
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
