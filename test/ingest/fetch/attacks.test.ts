import type { lookup } from "node:dns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchPage } from "../../../src/ingest/fetch/fetch.ts";
import { startServer, type TestServer } from "../../support/page-server.ts";

let server: TestServer;
let target = "";

beforeAll(async () => {
  server = await startServer((_, response) => {
    response.writeHead(302, { location: target }).end();
  });
});
afterAll(() => server.stop());

/** A name service that gives every name these addresses. */
function resolvesTo(...addresses: string[]): typeof lookup {
  const answer = (_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  return answer as unknown as typeof lookup;
}

const REFUSED = /not on the public internet|Only http|user name or password|Only ports/;

const ATTACKS = [
  ["a loopback address", "http://127.0.0.1/"],
  ["a decimal address", "http://2130706433/"],
  ["an octal address", "http://0177.0.0.1/"],
  ["a hexadecimal address", "http://0x7f000001/"],
  ["a shortened address", "http://127.1/"],
  ["the address of all interfaces", "http://0.0.0.0/"],
  ["an IPv6 loopback", "http://[::1]/"],
  ["an IPv4 address mapped to IPv6", "http://[::ffff:127.0.0.1]/"],
  ["an IPv4 address behind NAT64", "http://[64:ff9b::7f00:1]/"],
  ["an IPv4 address behind 6to4", "http://[2002:7f00:1::]/"],
  ["a private network", "http://10.0.0.1/"],
  ["a home network", "http://192.168.1.1/"],
  ["a carrier's shared network", "http://100.64.0.1/"],
  ["a cloud's metadata service", "http://169.254.169.254/latest/meta-data/"],
  ["a private IPv6 network", "http://[fd00::1]/"],
  ["an IPv6 link-local address", "http://[fe80::1]/"],
  ["a file", "file:///etc/passwd"],
  ["another protocol", "ftp://example.org/a"],
  ["a data address", "data:text/html,<p>x"],
  ["credentials", "http://admin:secret@example.org/"],
  ["credentials that look like a host", "http://example.org@127.0.0.1/"],
  ["another port", "http://example.org:6379/"],
] as const;

test.each(ATTACKS)("%s is refused", async (_, address) => {
  await expect(fetchPage(address)).rejects.toThrow(REFUSED);
});

test.each(ATTACKS)("a redirect to %s is refused", async (_, address) => {
  target = address;
  const options = { testOrigins: new Set([server.origin]) };
  await expect(fetchPage(`${server.origin}/`, options)).rejects.toThrow(REFUSED);
});

test.each([
  ["a private address", ["10.0.0.1"]],
  ["loopback", ["127.0.0.1"]],
  ["IPv6 loopback", ["::1"]],
  ["a mapped address", ["::ffff:169.254.169.254"]],
  ["a public and a private address", ["93.184.215.14", "192.168.0.1"]],
])("a name that resolves to %s is refused", async (_, addresses) => {
  const testResolve = resolvesTo(...addresses);
  const fetching = fetchPage("http://news.example/", { testResolve });
  await expect(fetching).rejects.toThrow("news.example is not on the public internet");
});

test("this machine's own name is refused", async () => {
  await expect(fetchPage("http://localhost/")).rejects.toThrow(/not on the public internet/);
});

test("what a test may reach is the very origin it names, not its neighbours", async () => {
  const options = { testOrigins: new Set([server.origin]) };
  await expect(fetchPage("http://127.0.0.1:1/", options)).rejects.toThrow(REFUSED);
  target = "http://127.0.0.1:1/";
  await expect(fetchPage(`${server.origin}/`, options)).rejects.toThrow(REFUSED);
});
