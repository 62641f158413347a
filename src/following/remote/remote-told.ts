import { randomUUID } from "node:crypto";
import type { SharedDocuments } from "../../index/remote/shared-documents.ts";
import type { Follows } from "../follows.ts";
import {
  bytesOf,
  dayOf,
  MAX_A_DAY,
  MAX_REMEMBERED,
  type Quote,
  sketchIn,
  type Told,
  TRY_AFTER,
  type Untold,
  wasTold,
} from "../told.ts";
import { type ToldDocument, toldId, type UntoldEntry } from "./follow-documents.ts";

/** Milliseconds after which an answer that was about to be told counts as not told: its process is gone. */
const CLAIM_MS = 60_000;
/**
 * After so many more, nobody knows whether it was told: Discord takes a message with the same nonce
 * once "in the past few minutes", and what may have arrived is not sent again later.
 * https://docs.discord.com/developers/resources/message#create-message
 */
const REPEAT_MS = 180_000;

/** What followers were told, as a search engine holds it for all processes of a bot. */
export class RemoteTold implements Told {
  readonly #documents: SharedDocuments;
  readonly #follows: Pick<Follows, "find">;

  constructor(documents: SharedDocuments, follows: Pick<Follows, "find">) {
    this.#documents = documents;
    this.#follows = follows;
  }

  /** Until it is settled it is also untold, so that it is not lost with this process. */
  async claim(id: number, quote: Quote, now: Date): Promise<boolean> {
    const follow = await this.#follows.find(id);
    if (follow === null || follow.paused) return false;
    const by = randomUUID();
    let claimed = false;
    await this.#change(id, (document) => {
      const found = claimIn(document, quote, { by, at: now.getTime() });
      ({ claimed } = found);
      return found.document;
    });
    return claimed;
  }

  async settle(id: number, article: string): Promise<void> {
    await this.#change(id, (document) => {
      const untold = without(document.untold, article);
      return untold.length === document.untold.length ? undefined : { ...document, untold };
    });
  }

  async postpone({ follow: id, article, tries }: Untold, now: number): Promise<boolean> {
    const after = TRY_AFTER[tries];
    let kept = false;
    await this.#change(id, (document) => {
      const quotes = document.quotes.filter((each) => each.article !== article);
      const told = document.told - (document.quotes.length - quotes.length);
      const untold = without(document.untold, article);
      kept = after !== undefined;
      if (after !== undefined) untold.push({ article, tries: tries + 1, due: now + after });
      return { ...document, quotes, told: Math.max(0, told), untold };
    });
    return kept;
  }

  async due(now: number): Promise<Untold[]> {
    const query = { range: { due: { lte: now } } };
    const { documents } = await this.#documents.page<ToldDocument>(query, "follow");
    return documents
      .flatMap(({ follow, untold }) => untold.map((each) => ({ follow, ...each })))
      .filter(({ due }) => due <= now)
      .toSorted((a, b) => a.due - b.due)
      .map(({ follow, article, tries }) => ({ follow, article, tries }));
  }

  /** Of a question that is followed no more there is nothing to change. */
  async #change(
    id: number,
    change: (document: ToldDocument) => ToldDocument | undefined,
  ): Promise<void> {
    await this.#documents.change<ToldDocument>(toldId(id), (found) => {
      const after = found === null ? undefined : change(found);
      if (after === undefined) return undefined;
      const { due: _, ...document } = after;
      const next = Math.min(...document.untold.map(({ due }) => due));
      return document.untold.length === 0 ? document : { ...document, due: next };
    });
  }
}

/** What becomes of a claim; without a document, nothing has changed. */
function claimIn(
  document: ToldDocument,
  quote: Quote,
  claim: { by: string; at: number },
): { claimed: boolean; document?: ToldDocument } {
  const { article } = quote;
  const pending = document.untold.find((each) => each.article === article);
  const untold = without(document.untold, article);
  if (pending?.claim) return claimAgain(document, { ...pending, claim: pending.claim }, claim);
  const day = dayOf(new Date(claim.at));
  const today = document.day === day ? document.told : 0;
  if (today >= MAX_A_DAY || wasTold(quote, quotesIn(document))) {
    return pending ? { claimed: false, document: { ...document, untold } } : { claimed: false };
  }
  const sketch = Buffer.from(bytesOf(quote.sketch)).toString("base64");
  const quotes = [...document.quotes, { article, sketch, at: claim.at }].slice(-MAX_REMEMBERED);
  untold.push({ article, tries: pending?.tries ?? 0, due: claim.at + CLAIM_MS, claim });
  return { claimed: true, document: { ...document, day, told: today + 1, quotes, untold } };
}

/** What was claimed before and never settled: where its process is gone, another tells it. */
function claimAgain(
  document: ToldDocument,
  pending: UntoldEntry & Required<Pick<UntoldEntry, "claim">>,
  { by, at }: { by: string; at: number },
): { claimed: boolean; document?: ToldDocument } {
  const { article, claim } = pending;
  // Written by an attempt whose answer was lost.
  if (claim.by === by) return { claimed: true };
  if (at < pending.due) return { claimed: false };
  const untold = without(document.untold, article);
  if (at > claim.at + REPEAT_MS) return { claimed: false, document: { ...document, untold } };
  untold.push({ ...pending, due: at + CLAIM_MS, claim: { by, at: claim.at } });
  return { claimed: true, document: { ...document, untold } };
}

function without(untold: readonly UntoldEntry[], article: string): UntoldEntry[] {
  return untold.filter((each) => each.article !== article);
}

function* quotesIn({ quotes }: ToldDocument): Generator<Quote> {
  for (const { article, sketch } of quotes) {
    yield { article, sketch: sketchIn(Buffer.from(sketch, "base64")) };
  }
}
