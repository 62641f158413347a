import robotsModule from "robots-parser";
import { decodeText } from "../ingest/decode.ts";
import { type Answer, fetchAnswer, type FetchOptions } from "../ingest/fetch/answer.ts";
import { InputError, PassingError } from "../ingest/input-error.ts";
import type { Database } from "../state/database.ts";
import { changeHost, hostOf, keepRobots, robotsOf } from "../state/hosts.ts";
import { domainOf, type Gate, StoppedError } from "./gate.ts";
import { kindOf } from "./poll-result.ts";
import { retryAfter } from "./schedule.ts";
import { DAY, HOUR, SECOND, type Clock } from "./times.ts";

/** Its types speak of an ES module, which it is not. */
const parseRules = robotsModule as unknown as typeof robotsModule.default;

/** How rules name this program. */
const AGENT = "Dateline";
/** What a parser must read at least (RFC 9309); the rest is left out. */
const MAX_RULES = 500 * 1024;
const FORBID_ALL = "User-agent: *\nDisallow: /";

/** A page that its site does not want to be fetched by programs. */
class ForbiddenError extends InputError {
  override name = "ForbiddenError";
}

/** The rules of the sites that pages are fetched from, kept for a day. */
export class Robots {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #fetch: FetchOptions;

  constructor(database: Database, clock: Clock, gate: Gate, fetch: FetchOptions) {
    this.#database = database;
    this.#clock = clock;
    this.#gate = gate;
    this.#fetch = fetch;
  }

  /**
   * @throws {ForbiddenError} when the site's rules forbid a page.
   * @throws {PassingError} when the rules cannot be had: that forbids everything, for now.
   * @throws {StoppedError} when the site asks for fewer requests.
   */
  async check(url: URL): Promise<void> {
    const now = this.#clock.now();
    const kept = await this.#database.read((rows) => robotsOf(rows, url.origin));
    const isFresh = kept !== null && kept.until > now && kept.until <= now + DAY;
    const rules = isFresh ? kept.rules : await this.#read(url.origin);
    if (rules === FORBID_ALL) {
      throw new PassingError(`${url.origin}/robots.txt cannot be read; try again later.`);
    }
    if (parseRules(`${url.origin}/robots.txt`, rules).isAllowed(url.href, AGENT) === false) {
      throw new ForbiddenError(`${url.origin}/robots.txt does not allow this page.`);
    }
  }

  async #read(origin: string): Promise<string> {
    const rules = await this.#rulesAt(`${origin}/robots.txt`);
    const until = this.#clock.now() + (rules === FORBID_ALL ? HOUR : DAY);
    const seconds = parseRules(`${origin}/robots.txt`, rules).getCrawlDelay(AGENT) ?? 0;
    await this.#database.write((rows) => {
      keepRobots(rows, origin, rules, until);
      if (Number.isFinite(seconds) && seconds > 0) {
        changeHost(rows, domainOf(origin), { crawlDelay: Math.round(seconds * SECOND) });
      }
    });
    return rules;
  }

  /** A site without rules, 4xx, allows everything; one that fails forbids everything (RFC 9309, 2.3.1). */
  async #rulesAt(address: string): Promise<string> {
    try {
      const around = <Result>(url: URL, send: () => Promise<Result>) => this.#gate.send(url, send);
      const answer = await fetchAnswer(address, { ...this.#fetch, around });
      if (answer.bytes) return decodeText(answer.bytes, answer.charset).slice(0, MAX_RULES);
      await this.#stopIfAsked(answer);
      return answer.status >= 500 ? FORBID_ALL : "";
    } catch (error) {
      if (error instanceof PassingError) return FORBID_ALL;
      // What is no text, or leads to where nothing may be fetched, holds no rules.
      if (error instanceof InputError) return "";
      throw error;
    }
  }

  /** @throws {StoppedError} when the answer asks for fewer requests: that is of the whole domain. */
  async #stopIfAsked(answer: Answer): Promise<void> {
    const domain = domainOf(answer.url);
    const now = this.#clock.now();
    const { lastStop } = await this.#database.read((rows) => hostOf(rows, domain));
    if (kindOf(answer, lastStop, now) !== "stopped") return;
    const until = await this.#gate.stop(domain, retryAfter(answer.headers, now));
    throw new StoppedError(domain, until);
  }
}
