import type { Article } from "../articles/article.ts";
import type { Passage } from "./answer.ts";
import type { Archive } from "./archive.ts";
import type { QuestionOutcome } from "./ask.ts";

/** An outcome without the articles that it quotes: small enough to pass between threads. */
export interface PackedOutcome extends Omit<QuestionOutcome, "outcome" | "instead"> {
  outcome: Packed<QuestionOutcome["outcome"]>;
  instead: Packed<NonNullable<QuestionOutcome["instead"]>> | null;
}

type Packed<T> = T extends { passages: Passage[] }
  ? Omit<T, "passages"> & { passages: PackedPassage[] }
  : Omit<T, "passage"> & { passage: PackedPassage };

/** Articles by their slugs. */
interface PackedPassage extends Omit<Passage, "article" | "paragraph" | "copies" | "reports"> {
  article: string;
  /** Its place in the article, from 1. */
  ordinal: number;
  copies?: string[];
  reports?: string[] | null;
}

export function packOutcome({ outcome, instead, ...rest }: QuestionOutcome): PackedOutcome {
  return {
    ...rest,
    outcome: { ...outcome, passages: outcome.passages.map(packPassage) },
    instead: instead && { ...instead, passage: packPassage(instead.passage) },
  };
}

function packPassage({ article, paragraph, ...rest }: Passage): PackedPassage {
  const { copies, reports, ...plain } = rest;
  return {
    ...plain,
    article: article.slug,
    ordinal: paragraph.ordinal,
    ...(copies && { copies: copies.map(({ slug }) => slug) }),
    ...(reports !== undefined && { reports: reports && reports.map(({ slug }) => slug) }),
  };
}

/** The inverse of `packOutcome`, in the same archive. @throws {Error} where it lacks an article. */
export async function unpackOutcome(
  { outcome, instead, ...rest }: PackedOutcome,
  archive: Archive,
): Promise<QuestionOutcome> {
  const packed = [...outcome.passages, ...(instead ? [instead.passage] : [])];
  const slugs = new Set(
    packed.flatMap(({ article, copies = [], reports }) => [article, ...copies, ...(reports ?? [])]),
  );
  const found = await archive.articles.articles([...slugs]);
  const articles = new Map(found.flatMap((each) => (each ? [[each.slug, each] as const] : [])));
  const passages = outcome.passages.map((each) => unpackPassage(each, articles));
  return {
    ...rest,
    outcome: { ...outcome, passages },
    instead: instead && { ...instead, passage: unpackPassage(instead.passage, articles) },
  };
}

function unpackPassage(packed: PackedPassage, articles: ReadonlyMap<string, Article>): Passage {
  const { article: slug, ordinal, copies, reports, ...plain } = packed;
  const articleOf = (name: string): Article => {
    const found = articles.get(name);
    if (found === undefined) throw new Error(`no article ${name}`);
    return found;
  };
  const article = articleOf(slug);
  const paragraph = article.paragraphs[ordinal - 1];
  if (paragraph === undefined) throw new Error(`no paragraph ${slug}#${ordinal}`);
  return {
    ...plain,
    article,
    paragraph,
    ...(copies && { copies: copies.map(articleOf) }),
    ...(reports !== undefined && { reports: reports && reports.map(articleOf) }),
  };
}
