import { parseArticle } from "../articles/front-matter.ts";
import { paragraphsOf, planArticle, type Plan } from "../ingest/add.ts";
import { fileText } from "../ingest/article-file.ts";
import type { Draft } from "../ingest/draft.ts";
import { dayOf as dayOfArticle } from "../ingest/duplicates.ts";
import type { Rows } from "../state/database.ts";
import { changeEntry, type EntryRow, finishEntry, interruptedEntries } from "../state/entries.ts";
import { addVersion } from "../state/versions.ts";
import type { ArticleFolder } from "./article-folder.ts";
import type { ListedFeed } from "./feeds-file.ts";
import type { Following } from "./following.ts";
import { digest } from "./identity.ts";
import { dayOf } from "./times.ts";

/** What became of an article. */
export type Stored =
  | { kind: "added" | "corrected" | "unchanged" | "withheld"; file: string }
  /** Another entry, or the operator, brought it before. */
  | { kind: "copy"; file: string }
  /** Its file was removed: it does not come back. */
  | { kind: "removed"; file: string };

/** The columns of an entry that is not to be read any more. */
const DONE = { content: null, nextTry: null, writing: null, reason: null, attempts: 0 } as const;

/**
 * Puts what was read of an entry into the folder. What is about to be written is noted before, so
 * that a start after a kill can tell whether it was.
 * @throws {InputError} when it is no article.
 */
export async function storeArticle(
  entry: EntryRow,
  draft: Draft,
  listed: ListedFeed,
  { folder, ...following }: Following & { folder: ArticleFolder },
): Promise<Stored> {
  const now = following.clock.now();
  await folder.lookAgain(now);
  const plan = planFor(draft, listed, folder, dayOf(now));
  if (entry.file !== null) return correct(entry, entry.file, plan, { ...following, folder });
  const day = dayOfArticle({ date: plan.draft.date, retrieved: dayOf(now) });
  // An address that the whole feed shares says nothing of its entries.
  const url = entry.addressKey === null ? null : plan.draft.url;
  const copy = folder.known.find(url, paragraphsOf(plan.draft), day);
  if (copy !== null) {
    const { source: outlet } = plan.draft;
    const changes = {
      ...DONE,
      status: "stored",
      file: copy.file,
      isCopy: 1,
      outlet,
      storedAt: now,
    } as const;
    await following.database.write((rows) => changeEntry(rows, entry.id, changes));
    return { kind: "copy", file: copy.file };
  }
  const file = await folder.freeName(plan.fileName);
  await following.database.write((rows) =>
    changeEntry(rows, entry.id, { status: "writing", file, writing: digest(plan.text) }),
  );
  const written = await folder.write(file, plan.text, null);
  folder.known.add(written, plan.draft.url, paragraphsOf(plan.draft), day);
  const stored = { ...DONE, status: "stored", file: written, storedAt: now } as const;
  await following.database.write((rows) =>
    finishEntry(rows, entry, { ...stored, written: digest(plan.text) }, now),
  );
  return { kind: "added", file: written };
}

function planFor(draft: Draft, listed: ListedFeed, folder: ArticleFolder, today: string): Plan {
  const { needsReview, outlet } = listed;
  const item = {
    input: listed.url,
    kind: "article" as const,
    draft: { ...draft, needsReview: draft.needsReview || needsReview },
  };
  const given = outlet === null ? {} : { source: outlet };
  const none = { find: () => null };
  return planArticle(item, none, { given, replace: false, today, outlets: folder.outlets });
}

/** Serves a changed text, and keeps the former; a file that was edited by hand stays as it is. */
async function correct(
  entry: EntryRow,
  file: string,
  plan: Plan,
  { folder, database, clock }: Following & { folder: ArticleFolder },
): Promise<Stored> {
  const now = clock.now();
  const former = await folder.textOf(file);
  const read = { ...DONE, rereads: entry.rereads + 1 };
  if (former === null) {
    const changes = { ...DONE, status: "removed", reason: "Its file was removed." } as const;
    await database.write((rows) => changeEntry(rows, entry.id, changes));
    return { kind: "removed", file };
  }
  const text = correctedText(plan, file, former, dayOf(now));
  if (text === former) {
    await database.write((rows) => finishEntry(rows, entry, read, now));
    return { kind: "unchanged", file };
  }
  if (digest(former) !== entry.written) {
    const reason = "Its file was edited by hand; the outlet’s new text is kept beside it.";
    await database.write((rows) => {
      addVersion(rows, { file, text, kind: "withheld", at: now }, digest(text));
      finishEntry(rows, entry, { ...read, reason }, now);
    });
    return { kind: "withheld", file };
  }
  await database.write((rows) => {
    addVersion(rows, { file, text: former, kind: "former", at: now }, digest(former));
    changeEntry(rows, entry.id, { writing: digest(text) });
  });
  await folder.write(file, text, file);
  const day = dayOfArticle({ date: plan.draft.date, retrieved: dayOf(now) });
  folder.known.add(file, plan.draft.url, paragraphsOf(plan.draft), day);
  await database.write((rows) => finishEntry(rows, entry, { ...read, written: digest(text) }, now));
  return { kind: "corrected", file };
}

/** The new text of a file; the day on which it was added stays. */
function correctedText({ draft }: Plan, file: string, former: string, today: string): string {
  const { article } = parseArticle(file, former);
  return fileText(draft, file, article?.retrieved ?? today);
}

/** After a kill: what was written is noted as written, what was not is read again. */
export async function finishWriting(
  folder: ArticleFolder,
  { database, clock }: Pick<Following, "database" | "clock">,
): Promise<void> {
  const interrupted = await database.read(interruptedEntries);
  for (const entry of interrupted) {
    const { file, writing } = entry;
    const isWritten = file !== null && (await folder.digestOf(file)) === writing;
    await database.write((rows) => finish(rows, entry, isWritten, clock.now()));
  }
}

function finish(rows: Rows, entry: EntryRow, isWritten: boolean, now: number): void {
  const { id, writing, written, storedAt, rereads } = entry;
  if (isWritten) {
    const count = written === null ? 0 : rereads + 1;
    const stored = { status: "stored", written: writing, storedAt: storedAt ?? now } as const;
    changeEntry(rows, id, { ...DONE, ...stored, rereads: count });
  } else if (written === null) {
    changeEntry(rows, id, { status: "waiting", file: null, writing: null });
  } else changeEntry(rows, id, { writing: null });
}
