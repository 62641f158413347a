import { fetch as undiciFetch, type Response } from "undici7";
import packageJson from "../../../package.json" with { type: "json" };
import { InputError, PassingError } from "../input-error.ts";
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
  /** What a server of an earlier answer gave: it may then say that nothing changed. */
  validators?: Validators | null;
  /** Whom an outlet can ask about our requests: an e-mail or a web address. */
  contact?: string;
  /** Given each request, redirects included, to be sent when its site may be asked. */
  around?: <Result>(url: URL, send: () => Promise<Result>) => Promise<Result>;
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

/** They are told to nobody but the origin that gave them. */
export interface Validators {
  origin: string;
  etag: string | null;
  lastModified: string | null;
}

export interface Answer {
  /** Its address after redirects. */
  url: string;
  status: number;
  /** By small letters. */
  headers: Readonly<Record<string, string>>;
  /** Each redirect on the way, in order. */
  redirects: readonly { status: number; target: string }[];
  /** "text/html" */
  contentType: string;
  /** The charset named by the server, or null. */
  charset: string | null;
  /** Null unless the status is 200. */
  bytes: Uint8Array | null;
}

/**
 * Asks for an address on the public internet, as far as four redirects lead.
 * @throws {PassingError} when nothing answers in time.
 * @throws {InputError} when the address may not be fetched, or the answer is no text.
 */
export async function fetchAnswer(address: string, options: FetchOptions = {}): Promise<Answer> {
  const trusted = options.testOrigins ?? new Set<string>();
  const around = options.around ?? ((_, request) => request());
  const route = openRoute(options.testResolve);
  const redirects: { status: number; target: string }[] = [];
  try {
    let url = checkedUrl(address, trusted);
    while (redirects.length <= MAX_REDIRECTS) {
      const here = url;
      const answer = await around(here, () => send(here, route, options));
      if (!("target" in answer)) return { ...answer, redirects };
      url = checkedUrl(answer.target, trusted);
      redirects.push({ status: answer.status, target: url.href });
    }
    throw new InputError(`${address} redirects more than ${MAX_REDIRECTS} times.`);
  } finally {
    await route.agent.destroy();
  }
}

/** One request, its body included. */
async function send(
  url: URL,
  route: Route,
  options: FetchOptions,
): Promise<Omit<Answer, "redirects"> | { status: number; target: string }> {
  const timeout = AbortSignal.timeout(options.testTimeLimit ?? TIME_LIMIT_MS);
  try {
    if (options.testOrigins?.has(url.origin) !== true) await route.check(url);
    const response = await undiciFetch(url.href, {
      dispatcher: route.agent,
      redirect: "manual",
      headers: requestHeaders(url, options),
      signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
    });
    return await readResponse(url, response);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const refused = causeOf(error);
    if (refused) throw refused;
    if (timeout.aborted) throw new PassingError(`${url.href} did not answer within 15 s.`);
    throw new PassingError(`${url.href} cannot be fetched: ${reasonOf(error)}.`);
  }
}

function requestHeaders(url: URL, { validators, contact }: FetchOptions): Record<string, string> {
  const headers: Record<string, string> = { "user-agent": userAgent(contact), accept: ACCEPT };
  if (validators?.origin !== url.origin) return headers;
  if (validators.etag !== null) headers["if-none-match"] = validators.etag;
  if (validators.lastModified !== null) headers["if-modified-since"] = validators.lastModified;
  return headers;
}

async function readResponse(
  url: URL,
  response: Response,
): Promise<Omit<Answer, "redirects"> | { status: number; target: string }> {
  const { status } = response;
  if ([301, 302, 303, 307, 308].includes(status)) {
    const target = response.headers.get("location");
    await response.body?.cancel();
    if (target === null || !URL.canParse(target, url.href)) {
      throw new InputError(`${url.href} redirects without an address.`);
    }
    return { status, target: new URL(target, url).href };
  }
  const [type = "", ...parameters] = (response.headers.get("content-type") ?? "").split(";");
  const contentType = type.trim().toLowerCase();
  const isText = CONTENT_TYPES.test(contentType);
  if (status !== 200 || !isText) await response.body?.cancel();
  if (status === 200 && !isText) {
    throw new InputError(`${url.href} is not a page, text or feed (${contentType}).`);
  }
  return {
    url: url.href,
    status,
    headers: Object.fromEntries(response.headers.entries()),
    contentType,
    charset: /charset\s*=\s*["']?([\w.:-]+)/i.exec(parameters.join(";"))?.[1] ?? null,
    bytes: status === 200 ? await readLimited(response) : null,
  };
}

/** Says who asks, and whom an outlet can turn to. */
function userAgent(contact?: string): string {
  const about = contact === undefined ? "fetches single pages for its operator" : contact;
  return `Dateline/${packageJson.version} (a news archive bot; ${about})`;
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
