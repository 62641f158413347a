import { setTimeout as wait } from "node:timers/promises";
import { mapAhead } from "../../lib/run-ahead.ts";
import type { SearchConnection } from "./connection.ts";
import { UnreachableError } from "./unreachable.ts";

/** One document of an index written, changed or taken out. */
export interface Write {
  id: string;
  /** Null: there must be none. */
  document: object | null;
  /** Only these fields of a document change that is there. */
  isPart?: boolean;
}

/** Letters sent at a time: some megabytes, of which a node with 512 MB of memory takes several at once. */
const MAX_LETTERS = 4_000_000;
const UNDER_WAY = 2;
/** Attempts at what the engine has no room for now, and the first wait between them, doubled each time. */
const MAX_ATTEMPTS = 8;
const WAIT_MS = 250;
const NOT_FOUND = 404;
const MIN_PASSING_FAULT = 500;
const TOO_MANY = 429;

interface BulkAnswer {
  errors: boolean;
  items: Record<string, { status: number; error?: { type: string; reason: string } }>[];
}

interface Sent {
  id: string;
  lines: string;
}

/**
 * Writes documents of one index, many at a time, two requests under way. Writing one twice changes
 * nothing: whatever failed is sent again.
 */
export async function writeAll(
  connection: SearchConnection,
  index: string,
  writes: Iterable<Write> | AsyncIterable<Write>,
): Promise<void> {
  const sent = mapAhead(requests(writes), UNDER_WAY, (some) => send(connection, index, some));
  for await (const _ of sent);
}

/** Writes as they are sent, some megabytes at a time. */
async function* requests(
  writes: Iterable<Write> | AsyncIterable<Write>,
): AsyncGenerator<readonly Sent[]> {
  let waiting: Sent[] = [];
  let size = 0;
  for await (const write of writes) {
    const lines = linesOf(write);
    waiting.push({ id: write.id, lines });
    size += lines.length;
    if (size < MAX_LETTERS) continue;
    yield waiting;
    [waiting, size] = [[], 0];
  }
  if (waiting.length > 0) yield waiting;
}

async function send(
  connection: SearchConnection,
  index: string,
  writes: readonly Sent[],
): Promise<void> {
  let left = writes;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > 1) await wait(WAIT_MS * 2 ** (attempt - 1));
    left = await failedOf(connection, index, { writes: left, isLast: attempt === MAX_ATTEMPTS });
  }
}

/** Sends writes; those that should be sent again. */
async function failedOf(
  connection: SearchConnection,
  index: string,
  { writes, isLast }: { writes: readonly Sent[]; isLast: boolean },
): Promise<readonly Sent[]> {
  let answer: BulkAnswer;
  try {
    answer = await connection.call<BulkAnswer>({
      method: "POST",
      path: `/${index}/_bulk`,
      query: { filter_path: "errors,items.*.status,items.*.error" },
      lines: writes.map(({ lines }) => lines),
    });
  } catch (error) {
    if (isLast || !(error instanceof UnreachableError)) throw error;
    return writes;
  }
  if (!answer.errors) return [];
  return writes.filter(({ id }, at) => {
    const [item] = Object.values(answer.items[at] ?? {});
    if (item?.error === undefined || item.status === NOT_FOUND) return false;
    const passes = item.status >= MIN_PASSING_FAULT || item.status === TOO_MANY;
    if (passes && !isLast) return true;
    throw new Error(`The search engine refused ${id}: ${item.error.reason}`);
  });
}

function linesOf({ id, document, isPart }: Write): string {
  const target = JSON.stringify({ _id: id });
  if (document === null) return `{"delete":${target}}`;
  if (isPart === true) return `{"update":${target}}\n{"doc":${JSON.stringify(document)}}`;
  return `{"index":${target}}\n${JSON.stringify(document)}`;
}
