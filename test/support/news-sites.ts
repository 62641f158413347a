import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** A request that a site got, by the clock of the test. */
export interface SiteRequest {
  at: number;
  path: string;
  headers: IncomingMessage["headers"];
}

type Answer = (response: ServerResponse, request: SiteRequest) => void;

/** A news site on a loopback address of its own, so that it is a domain of its own. */
export class NewsSite {
  readonly requests: SiteRequest[] = [];
  /** By path; what is not there is answered 404. */
  readonly pages = new Map<string, Answer>();
  readonly #server: Server;
  readonly #host: string;

  private constructor(server: Server, host: string) {
    this.#server = server;
    this.#host = host;
  }

  /** `number` from 1 to 250: its last byte. */
  static async start(number: number, now: () => number): Promise<NewsSite> {
    const host = `127.0.0.${number}`;
    const site = new NewsSite(
      createServer((incoming, response) => {
        const request = { at: now(), path: incoming.url ?? "", headers: incoming.headers };
        site.requests.push(request);
        const answer = site.pages.get(request.path);
        if (answer) answer(response, request);
        else response.writeHead(404).end();
      }),
      host,
    );
    site.#server.listen(0, host);
    await once(site.#server, "listening");
    return site;
  }

  get origin(): string {
    return `http://${this.#host}:${(this.#server.address() as AddressInfo).port}`;
  }

  asked(path: string): SiteRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

export interface SiteEntry {
  path: string;
  title: string;
  guid?: string;
  /** "2026-11-27T10:00:00Z" */
  published: string;
  updated?: string;
}

/** An answer that is an RSS feed of these entries. */
export function rssOf(site: NewsSite, entries: readonly SiteEntry[], ttl = 0): string {
  const items = entries.map(
    ({ path, title, guid, published, updated }) =>
      `<item><title>${title}</title><link>${site.origin}${path}</link>` +
      `<guid isPermaLink="false">${guid ?? path}</guid>` +
      `<pubDate>${new Date(published).toUTCString()}</pubDate>` +
      `${updated === undefined ? "" : `<atom:updated>${updated}</atom:updated>`}</item>`,
  );
  const head = `<title>Herald of ${site.origin.slice(7).replace(/:.*/, "")}</title>`;
  const ttlTag = ttl > 0 ? `<ttl>${ttl}</ttl>` : "";
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head}${ttlTag}${items.join("")}</channel></rss>`;
}

export function sendFeed(text: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": "application/rss+xml", ...headers }).end(text);
  };
}

/** An article's page; texts with different seeds have hardly a sentence in common. */
export function sendPage(title: string, text: string, head = ""): Answer {
  return (response) => {
    const page = `<html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${text}</article></body></html>`;
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  };
}

export function sendStatus(status: number, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers).end();
  };
}

const PLACES = ["harbour", "bridge", "market", "library", "station", "valley", "museum", "forest"];
const PEOPLE = ["mayor", "captain", "teacher", "engineer", "baker", "doctor", "farmer", "painter"];
const DEEDS = ["opened", "closed", "repaired", "measured", "painted", "sold", "visited", "praised"];

/** Six paragraphs of a made-up report, another one for each seed. */
export function report(seed: string): string {
  let state = Buffer.from(seed).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
  const pick = (from: readonly string[]): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[(state >>> 16) % from.length] ?? "";
  };
  const sentence = () =>
    `The ${pick(PEOPLE)} of ${seed} ${pick(DEEDS)} the ${pick(PLACES)} near the ${pick(PLACES)} after the ${pick(PEOPLE)} had ${pick(DEEDS)} the ${pick(PLACES)} number ${state % 997}.`;
  return Array.from({ length: 6 }, () => `<p>${sentence()} ${sentence()} ${sentence()}</p>`).join(
    "",
  );
}

/** Puts a feed of these entries at `/feed`, and their pages. */
export function publish(site: NewsSite, ...entries: SiteEntry[]): void {
  site.pages.set("/feed", sendFeed(rssOf(site, entries)));
  for (const { path, title } of entries) site.pages.set(path, sendPage(title, report(path)));
}

export function siteEntry(name: string, more: Partial<SiteEntry> = {}): SiteEntry {
  const published = "2026-11-27T10:00:00Z";
  return { path: `/${name}`, title: `Report on ${name}`, published, ...more };
}
