import type { lookup } from "node:dns";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { fetchPage } from "../../../src/ingest/fetch/fetch.ts";
import { startServer } from "../../support/page-server.ts";
import { startWebProxy } from "../../support/web-proxy.ts";

afterEach(() => void vi.unstubAllEnvs());

/** A name service that knows no name, as in a network that only a proxy leads out of. */
const knowsNothing = ((_: string, __: object, done: (error: Error) => void) =>
  done(new Error("ENOTFOUND"))) as unknown as typeof lookup;

const resolvesTo = (address: string) =>
  ((_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address, family: 4 }])) as unknown as typeof lookup;

async function behindProxy(setting: string, { refuses = false } = {}) {
  const server = await startServer(({ url }, response) => {
    if (url === "/away") response.writeHead(302, { location: "http://10.0.0.1/" });
    else response.setHeader("content-type", "text/html");
    response.end("<p>News</p>");
  });
  const proxy = await startWebProxy(refuses ? null : server.origin);
  onTestFinished(async () => {
    await proxy.stop();
    await server.stop();
  });
  for (const name of ["http_proxy", "https_proxy", "all_proxy", "no_proxy"]) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toUpperCase(), undefined);
  }
  vi.stubEnv(setting, proxy.url);
  return { proxy, server };
}

test.each(["HTTP_PROXY", "http_proxy", "ALL_PROXY"])(
  "a page is fetched through %s, by a name that only the proxy knows",
  async (setting) => {
    const { proxy } = await behindProxy(setting);
    const testResolve = knowsNothing;
    const result = await fetchPage("http://news.example/a?b=1", { testResolve });
    expect(result).toMatchObject({ url: "http://news.example/a?b=1" });
    expect(proxy.asked).toEqual(["http://news.example/a?b=1"]);
  },
);

test("https is tunnelled, and a proxy that refuses says so", async () => {
  const { proxy } = await behindProxy("HTTPS_PROXY", { refuses: true });
  const fetching = fetchPage("https://news.example/", { testResolve: knowsNothing });
  await expect(fetching).rejects.toThrow(
    "https://news.example/ cannot be fetched: the proxy refuses it (403).",
  );
  expect(proxy.asked).toEqual(["news.example:443"]);
});

test.each([
  ["an address", "http://169.254.169.254/", knowsNothing],
  ["a name that resolves there", "http://news.example/", resolvesTo("10.1.2.3")],
  ["a name without a domain", "http://intranet/", knowsNothing],
  ["a name of a home network", "http://nas.home.arpa/", knowsNothing],
  ["this machine's name", "http://localhost/", knowsNothing],
])("no proxy is asked for what is private: %s", async (_, address, testResolve) => {
  const { proxy } = await behindProxy("HTTP_PROXY");
  await expect(fetchPage(address, { testResolve })).rejects.toThrow(/not on the public internet/);
  expect(proxy.asked).toEqual([]);
});

test("nor for what a page redirects to", async () => {
  const { proxy } = await behindProxy("HTTP_PROXY");
  const fetching = fetchPage("http://news.example/away", { testResolve: knowsNothing });
  await expect(fetching).rejects.toThrow(/not on the public internet/);
  expect(proxy.asked).toHaveLength(1);
});

test("a host that NO_PROXY names is reached without it, and is guarded as ever", async () => {
  const { proxy } = await behindProxy("HTTP_PROXY");
  vi.stubEnv("NO_PROXY", "news.example");
  const fetching = fetchPage("http://news.example/", { testResolve: resolvesTo("127.0.0.1") });
  await expect(fetching).rejects.toThrow(/not on the public internet/);
  expect(proxy.asked).toEqual([]);
});

test("what is no proxy's address is named", async () => {
  vi.stubEnv("HTTPS_PROXY", "gopher://x");
  await expect(fetchPage("https://news.example/")).rejects.toThrow(/^HTTPS_PROXY .+3128\.$/);
});

test("requests say which version asks, and whom an outlet can ask", async () => {
  const { server } = await behindProxy("HTTP_PROXY");
  await fetchPage("http://news.example/", { testResolve: knowsNothing, contact: "me@b.example" });
  expect(server.requests[0]?.headers["user-agent"]).toMatch(
    /^Dateline\/\d+\.\d+\.\d+ \(a news archive bot; me@b\.example\)$/,
  );
});
