import { decodeText } from "../ingest/decode.ts";
import { isFeed, readFeed, type Feed } from "../ingest/feed/feed.ts";
import { fetchAnswer } from "../ingest/fetch/answer.ts";
import { InputError } from "../ingest/input-error.ts";
import type { Following } from "./following.ts";
import { StoppedError } from "./gate.ts";
import { permanentTarget } from "./redirects.ts";
import { dayOf } from "./times.ts";

export interface FoundFeed {
  url: string;
  feed: Feed;
}

/**
 * The feed at an address, or the one that the page there names.
 * @throws {InputError} when there is none, or it cannot be read.
 */
export async function findFeed(address: string, following: Following): Promise<FoundFeed> {
  const { text, url } = await textAt(address, following);
  if (isFeed(text)) return { url, feed: readFeed(text, url) };
  const today = dayOf(following.clock.now());
  const page = await following.pages.read({ html: text, url, today });
  if (page.feed === null) {
    throw new InputError(`${address} is no feed, and names none: give the address of its feed.`);
  }
  const named = await textAt(page.feed, following);
  if (!isFeed(named.text)) throw new InputError(`${page.feed}, which it names, is not a feed.`);
  return { url: named.url, feed: readFeed(named.text, named.url) };
}

async function textAt(
  address: string,
  { fetch, gate }: Following,
): Promise<{ text: string; url: string }> {
  try {
    const answer = await fetchAnswer(address, {
      ...fetch,
      around: (url, send) => gate.send(url, send),
    });
    if (answer.bytes === null) throw new InputError(`${answer.url} answered ${answer.status}.`);
    const url = permanentTarget(answer.redirects) ?? address;
    return { text: decodeText(answer.bytes, answer.charset), url: new URL(url).href };
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
    throw new InputError(
      `${error.message}; try again after ${new Date(error.until).toISOString()}.`,
    );
  }
}
