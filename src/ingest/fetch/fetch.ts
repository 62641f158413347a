import { fetch as undiciFetch, type Response } from "undici";
import packageJson from "../../../package.json" with { type: "json" };
import { InputError } from "../input-error.ts";
import { checkedUrl } from "./address.ts";
import { openRoute, type Resolve, type Route } from "./agent.ts";
import { readLimited } from "./body.ts";

const TIME_LIMIT_MS = 15_000;
const MAX_REDIRECTS = 4;
const ACCEPT =
  "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml;q=0.9, */*;q=0.1";
/** Many servers send feeds and pages under loose types, or none: what the bytes are decides, once they are here. */
const CONTENT_TYPES =
  /^(?:text\/(?!css|javascript|calendar|vcard)[\w.+-]+|application\/(?:[\w.-]*\+?(?:xml|json)|x-(?:rss|atom)[\w.+-]*|(?:rss|atom|rdf)|octet-stream)|binary\/octet-stream|)$/;

export interface FetchOptions {
  /** Whom an outlet can ask about our requests: an e-mail or a web address. */
  contact?: string;
  /** Validators of an earlier answer: a server may then say that nothing changed. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  signal?: AbortSignal;
  /** For tests only: origins served by the test itself on loopback, e.g. "http://127.0.0.1:43211". */
  testOrigins?: ReadonlySet<string>;
  /** For tests only: replaces the system's name service. */
  testResolve?: Resolve;
  /** For tests only: milliseconds in place of 15,000. */
  testTimeLimit?: number;
  /** For tests only: milliseconds between two requests to one host of a list. */
  testPause?: number;
}

export interface Fetched {
  /** Its address after redirects. */
  url: string;
  /** "text/html" */
  contentType: string;
  /** The charset named by the server, or null. */
  charset: string | null;
  bytes: Uint8Array;
  etag: string | undefined;
  lastModified: string | undefined;
}

export type FetchResult =
  | { status: "ok"; fetched: Fetched }
  | { status: "unchanged" }
  /** The server is busy or ill; `retryAfter` in seconds if it says when to come back. */
  | { status: "later"; reason: string; retryAfter: number | null };

/**
 * Fetches one page or feed from the public internet.
 * @throws {InputError} when the address may not be fetched, does not answer in time or is no text.
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<FetchResult> {
  const timeout = AbortSignal.timeout(options.testTimeLimit ?? TIME_LIMIT_MS);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  const route = openRoute(options.testResolve);
  try {
    return await follow(address, options, route, signal);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const refused = causeOf(error);
    if (refused) throw refused;
    if (timeout.aborted) throw new InputError(`${address} did not answer within 15 s.`);
    throw new InputError(`${address} cannot be fetched: ${reasonOf(error)}.`);
  } finally {
    await route.agent.destroy();
  }
}

async function follow(
  address: string,
  options: FetchOptions,
  route: Route,
  signal: AbortSignal,
): Promise<FetchResult> {
  const trusted = options.testOrigins ?? new Set<string>();
  let url = checkedUrl(address, trusted);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!trusted.has(url.origin)) await route.check(url);
    const headers: Record<string, string> = {
      "user-agent": userAgent(options.contact),
      accept: ACCEPT,
    };
    if (options.etag !== undefined) headers["if-none-match"] = options.etag;
    if (options.lastModified !== undefined) headers["if-modified-since"] = options.lastModified;
    const response = await undiciFetch(url.href, {
      dispatcher: route.agent,
      redirect: "manual",
      headers,
      signal,
    });
    if (![301, 302, 303, 307, 308].includes(response.status)) return readResponse(url, response);
    const target = response.headers.get("location");
    await response.body?.cancel();
    if (target === null || !URL.canParse(target, url.href)) {
      throw new InputError(`${url.href} redirects without an address.`);
    }
    url = checkedUrl(new URL(target, url).href, trusted);
  }
  throw new InputError(`${address} redirects more than ${MAX_REDIRECTS} times.`);
}

async function readResponse(url: URL, response: Response): Promise<FetchResult> {
  const { status, headers } = response;
  if (status !== 200) await response.body?.cancel();
  if (status === 304) return { status: "unchanged" };
  if (status === 429 || status >= 500) {
    return {
      status: "later",
      reason: `answered ${status}`,
      retryAfter: retrySeconds(headers.get("retry-after")),
    };
  }
  if (status !== 200) throw new InputError(`${url.href} answered ${status}.`);
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").split(";");
  const contentType = type.trim().toLowerCase();
  if (!CONTENT_TYPES.test(contentType)) {
    await response.body?.cancel();
    throw new InputError(
      `${url.href} is not a page, text or feed (${contentType || "no content type"}).`,
    );
  }
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(parameters.join(";"))?.[1] ?? null;
  const fetched = {
    url: url.href,
    contentType,
    charset,
    bytes: await readLimited(response),
    etag: headers.get("etag") ?? undefined,
    lastModified: headers.get("last-modified") ?? undefined,
  };
  return { status: "ok", fetched };
}

/** Says who asks, and whom an outlet can turn to. */
function userAgent(contact?: string): string {
  const about = contact === undefined ? "fetches single pages for its operator" : contact;
  return `Dateline/${packageJson.version} (a news archive bot; ${about})`;
}

function retrySeconds(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

/** An error and what led to it, the innermost last. */
function* chainOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

function causeOf(error: unknown): InputError | null {
  for (const cause of chainOf(error)) {
    if (cause instanceof InputError) return cause;
    if (cause instanceof AggregateError) {
      const inner = cause.errors.find((one) => one instanceof InputError);
      if (inner instanceof InputError) return inner;
    }
  }
  return null;
}

function reasonOf(error: unknown): string {
  const chain = [...chainOf(error)];
  for (const { message } of chain) {
    const status = /^Proxy response \((\d+)\)/.exec(message)?.[1];
    if (status !== undefined) return `the proxy refuses it (${status})`;
  }
  const cause = chain[1] ?? chain[0];
  if (cause === undefined) return String(error);
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
