import type { Article, Paragraph } from "../articles/article.ts";
import { KnownOutlets } from "../articles/known-outlets.ts";
import { createStore } from "../articles/local-store.ts";
import { groupOutlets, type Outlet, outletKey } from "../articles/outlets.ts";
import { type ArticleStore, type DateSpan, dateSpan } from "../articles/store.ts";
import type { Vocabulary } from "../index/corrections.ts";
import { createEngine } from "../index/engine.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { type FullName, fullNames } from "../language/acronyms.ts";
import { type SpelledGroup, spelledGroups } from "../language/spellings.ts";
import { createSynonyms, type Synonyms } from "../language/synonyms.ts";
import { type ArticleStories, storiesOf } from "../stories/stories.ts";
import { type Analyser, createAnalyser, type SpellingGroup } from "../language/tokenizer.ts";
import { lazy, memoize } from "../lib/memoize.ts";
import { OutletNames } from "./question/outlet.ts";
import { type ParagraphFacts, readFacts } from "./paragraph-facts.ts";
import type { Found } from "./answer.ts";
import type { ArchiveSource } from "./archive-source.ts";
import { PassageReader, type ReadParagraph } from "./read-passage.ts";
import { addNames, type NameIndex, type NameReader, namesOfNewest } from "./suggest/lookup.ts";

/** Paragraphs whose facts are kept, about 2 KB each; the oldest go first. */
const MAX_FACTS = 20_000;
/** Of an archive on other machines fewer: a bot is to stay small however large the archive. */
const MAX_FAR_FACTS = 1000;

/** Outlets whose keys are kept. */
const MAX_OUTLETS = 5000;

interface ArchiveParts {
  articles: ArticleStore;
  index: PassageIndex;
  vocabulary: Vocabulary;
  /** The one that the index was built with, so that questions and quotes match it. */
  analyser: Analyser;
  span: DateSpan;
  /** Outlets with their other names; none unless given. */
  outlets?: KnownOutlets;
  /** Whether the index is on other machines. */
  far?: boolean;
  /** How a passage is read alone; with its whole article unless given. */
  readParagraph?: ReadParagraph;
  /** Called when stories are first asked for. */
  stories: () => Promise<ArticleStories>;
  /** What came or changed since another archive, and that archive. */
  since?: { base: Archive; articles: readonly Article[]; names: NameReader };
  /** An archive of nearly the same articles, whose names serve instead of this one's. */
  meanwhile?: Archive;
  /** What it was made of, where another thread can make the same. */
  source?: ArchiveSource;
}

/** What questions are answered from: one consistent state, replaced as a whole. */
export class Archive {
  readonly articles: ArticleStore;
  readonly index: PassageIndex;
  readonly vocabulary: Vocabulary;
  readonly analyser: Analyser;
  readonly span: DateSpan;
  /** Its index is on other machines: what costs round trips is not done for a letter typed. */
  readonly far: boolean;
  readonly source: ArchiveSource | null;
  readonly synonyms: Synonyms;
  /** Names that are spelled with several words. */
  readonly spellings: readonly SpelledGroup[];
  readonly fullNames: readonly FullName[];
  /** What the texts of passages show. */
  readonly passages: PassageReader;
  /** Which articles report the same event. */
  readonly stories: () => Promise<ArticleStories>;
  /** The outlets of the articles, those with most articles first. */
  readonly outlets: () => Promise<readonly Outlet[]>;
  /** The languages that articles are in, as ISO 639-1, that of most articles first. */
  readonly languages: () => Promise<readonly string[]>;
  /** The names by which a question may ask for an outlet. */
  readonly outletNames = lazy(async () => new OutletNames(await this.outlets()));
  /** The names that articles hold, to suggest while a question is typed. */
  readonly names: () => Promise<NameIndex>;
  /** Whether a suggested question is answered, by its text; `suggest` fills and bounds it. */
  readonly suggested = new Map<string, Promise<boolean>>();
  /** What was found for questions; `ask` fills and bounds it. */
  readonly found = new Map<string, () => Promise<Found>>();
  readonly #known: KnownOutlets;
  readonly #outletKeys = new Map<string, string>();
  readonly #facts = new Map<string, ParagraphFacts>();

  constructor(parts: ArchiveParts) {
    const { articles, analyser, since, meanwhile } = parts;
    this.articles = articles;
    this.index = parts.index;
    this.vocabulary = parts.vocabulary;
    this.analyser = analyser;
    this.span = parts.span;
    this.far = parts.far ?? false;
    this.source = parts.source ?? null;
    this.#known = parts.outlets ?? new KnownOutlets([]);
    this.stories = lazy(parts.stories);
    this.spellings = spelledGroups(analyser.groups);
    this.synonyms = createSynonyms(analyser);
    this.fullNames = fullNames(analyser);
    const { far } = this;
    const { readParagraph } = parts;
    this.passages = new PassageReader(analyser, { far, ...(readParagraph && { readParagraph }) });
    this.outlets = lazy(async () => groupOutlets(await articles.outlets(), this.#known));
    this.languages = lazy(async () => (await articles.facts()).languages);
    this.names = lazy(async () => {
      if (meanwhile) return meanwhile.names();
      if (!since) return namesOfNewest(articles, analyser);
      return addNames(await since.base.names(), since.articles, since.names);
    });
  }

  /** Articles with the same key are of one outlet, whichever of its names they give; "": unknown. */
  outletKeyOf({ source }: Pick<Article, "source">): string {
    if (source === null) return "";
    return memoize(this.#outletKeys, MAX_OUTLETS, source, () =>
      outletKey(this.#known.byName(source)?.name ?? source),
    );
  }

  /** The dates and numbers of a paragraph: finding them takes 0.2 ms, and busy topics recur. */
  facts({ id, text }: Paragraph): ParagraphFacts {
    return memoize(this.#facts, this.far ? MAX_FAR_FACTS : MAX_FACTS, id, () => readFacts(text));
  }

  /** Makes what readers would otherwise wait for, in slices of a few milliseconds. */
  async warm(): Promise<void> {
    await this.outletNames();
    await this.languages();
    await this.names();
    await this.articles.headlines([], 1);
    await this.articles.find({ typed: "", limit: 1, locale: "en" });
  }
}

/**
 * An archive in memory. Build another when the articles change.
 * `variants` are words that are spelled in several ways, as `loadVariants` reads them; `outlets` are
 * those of `loadOutlets`.
 */
export async function createArchive(
  articles: readonly Article[],
  variants: readonly SpellingGroup[] = [],
  outlets?: KnownOutlets,
): Promise<Archive> {
  const analyser = createAnalyser(variants);
  const stories = lazy(async () => storiesOf(articles, analyser));
  const span = dateSpan(articles);
  const store = createStore(articles, { stories, span });
  return new Archive({
    articles: store,
    ...createEngine(articles, store.local, analyser),
    analyser,
    span,
    stories,
    source: { articles, variants, outlets: outlets?.list ?? [] },
    ...(outlets && { outlets }),
  });
}
