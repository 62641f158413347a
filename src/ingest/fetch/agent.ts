import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, type Dispatcher, EnvHttpProxyAgent } from "undici7";
import { type Proxies, proxiesIn } from "../../lib/proxy.ts";
import { InputError } from "../input-error.ts";
import { isPublicAddress, literalAddress, notPublic } from "./address.ts";

export type Resolve = typeof dnsLookup;

const CONNECT_LIMIT_MS = 10_000;

/** Names that mean something in private networks alone. */
const PRIVATE_NAMES =
  /^[^.]+$|\.(?:local|localhost|localdomain|internal|intranet|private|corp|lan|home|home\.arpa)$/;

/** How pages are fetched: directly, or through the proxies of the environment. */
export interface Route {
  agent: Dispatcher;
  /** @throws {InputError} where the name of a host leads into a private network. */
  check(url: URL): Promise<void>;
}

/**
 * Connects only to public addresses: without a proxy, the very address that was checked is the one
 * connected to. A proxy resolves names itself, so they are checked before it is asked; one that
 * only the proxy can resolve is left to it.
 */
export function openRoute(resolve: Resolve = dnsLookup, env = process.env): Route {
  const connect = { lookup: guarded(resolve), timeout: CONNECT_LIMIT_MS };
  const proxies = proxiesIn(env);
  if (proxies === null) return { agent: new Agent({ connect }), check: async () => {} };
  return { agent: throughProxies(proxies, connect), check: (url) => checkName(url, resolve) };
}

function throughProxies(proxies: Proxies, connect: Agent.Options["connect"]): Dispatcher {
  try {
    // Proxies allow CONNECT for https alone; plain http they are asked for by its whole address.
    return new EnvHttpProxyAgent({ ...proxies, connect: connect ?? {}, proxyTunnel: false });
  } catch {
    throw new InputError(
      "HTTPS_PROXY or HTTP_PROXY is not the address of a proxy, for example http://proxy.example:3128.",
    );
  }
}

async function checkName({ hostname }: URL, resolve: Resolve): Promise<void> {
  // Addresses were checked with the rest of the URL.
  if (literalAddress(hostname) !== null) return;
  const found = await new Promise<readonly LookupAddress[] | null>((done) => {
    resolve(hostname, { all: true }, (error, addresses) => done(error ? null : addresses));
  });
  const isPrivate = found === null ? PRIVATE_NAMES.test(hostname) : !allPublic(found);
  if (isPrivate) throw notPublic(hostname);
}

/** A name with one private address among public ones is not to be trusted at all. */
function allPublic(addresses: readonly LookupAddress[]): boolean {
  return addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
}

function guarded(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || !allPublic(addresses)) return callback(notPublic(hostname), "", 0);
      return options.all === true
        ? callback(null, addresses)
        : callback(null, first.address, first.family);
    });
  };
}
