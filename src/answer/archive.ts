import type { Article, Paragraph } from "../articles/article.ts";
import { addAddresses, type FreshArticles } from "../articles/fresh-store.ts";
import { KnownOutlets } from "../articles/known-outlets.ts";
import { countOutlets, type Outlet, outletKey } from "../articles/outlets.ts";
import {
  type Addresses,
  addressesOf,
  type ArticleStore,
  createStore,
  languagesOf,
  type DateSpan,
  dateSpan,
} from "../articles/store.ts";
import type { Vocabulary } from "../index/corrections.ts";
import { createEngine } from "../index/engine.ts";
import type { FeatureSource, PassageIndex } from "../index/passage-index.ts";
import { type FullName, fullNames } from "../language/acronyms.ts";
import { type SpelledGroup, spelledGroups } from "../language/spellings.ts";
import { createSynonyms, type Synonyms } from "../language/synonyms.ts";
import { newestOfEach, type Stories, storiesOf } from "../stories/stories.ts";
import { type Analyser, createAnalyser, type SpellingGroup } from "../language/tokenizer.ts";
import { lazy, memoize } from "../lib/memoize.ts";
import { OutletNames } from "./question/outlet.ts";
import { type ParagraphFacts, readFacts } from "./paragraph-facts.ts";
import { PassageReader } from "./read-passage.ts";
import { addTitles, createTitleIndex, type TitleIndex } from "./suggest/find-article.ts";
import {
  addSuggestions,
  createSuggestIndex,
  type NameReader,
  type SuggestIndex,
} from "./suggest/lookup.ts";

/** Paragraphs whose facts are kept, about 2 KB each; the oldest go first. */
const MAX_FACTS = 20_000;

/** Outlets whose keys are kept. */
const MAX_OUTLETS = 5000;

interface ArchiveParts {
  articles: ArticleStore;
  index: PassageIndex;
  /** What reranking looks at in a paragraph, whichever engine found it. */
  features: FeatureSource;
  vocabulary: Vocabulary;
  /** The one that the index was built with, so that questions and quotes match it. */
  analyser: Analyser;
  span: DateSpan;
  /** Outlets with their other names; none unless given. */
  outlets?: KnownOutlets;
  /** Called when stories are first asked for. */
  stories: () => Stories;
  /** What came or changed since another archive, and that archive. */
  since?: { base: Archive; fresh: FreshArticles; names: NameReader };
  /**
   * An archive of nearly the same articles, whose outlets, names and titles serve instead of this
   * one's.
   */
  meanwhile?: Archive;
}

/** What questions are answered from: one consistent state, replaced as a whole. */
export class Archive {
  readonly articles: ArticleStore;
  readonly index: PassageIndex;
  readonly features: FeatureSource;
  readonly vocabulary: Vocabulary;
  readonly analyser: Analyser;
  readonly span: DateSpan;
  readonly synonyms: Synonyms;
  /** Names that are spelled with several words. */
  readonly spellings: readonly SpelledGroup[];
  readonly fullNames: readonly FullName[];
  /** What the texts of passages show. */
  readonly passages: PassageReader;
  /** Which articles report the same event. */
  readonly stories: () => Promise<Stories>;
  /** The newest article of each story, newest first. */
  readonly newestOfStories = lazy(async () =>
    newestOfEach(await this.articles.list(), await this.stories()),
  );
  /** The outlets of the articles, those with most articles first. */
  readonly outlets: () => Promise<readonly Outlet[]>;
  /** The languages that articles are in, as ISO 639-1, that of most articles first. */
  readonly languages: () => Promise<readonly string[]>;
  /** The names by which a question may ask for an outlet. */
  readonly outletNames = lazy(async () => new OutletNames(await this.outlets()));
  /** What is suggested while a question is typed. */
  readonly suggestIndex: () => Promise<SuggestIndex>;
  /** By the key of its address, the slug of each article. */
  readonly addresses: () => Promise<Addresses>;
  /** What an article is found by when its title is typed. */
  readonly titleIndex: () => Promise<TitleIndex>;
  /** Whether a suggested question is answered, by its text; `suggest` fills and bounds it. */
  readonly suggested = new Map<string, Promise<boolean>>();
  readonly #known: KnownOutlets;
  readonly #outletKeys = new Map<string, string>();
  readonly #facts = new Map<string, ParagraphFacts>();

  constructor(parts: ArchiveParts) {
    this.articles = parts.articles;
    this.index = parts.index;
    this.features = parts.features;
    this.vocabulary = parts.vocabulary;
    this.analyser = parts.analyser;
    this.span = parts.span;
    this.#known = parts.outlets ?? new KnownOutlets([]);
    this.stories = lazy(async () => parts.stories());
    this.spellings = spelledGroups(parts.analyser.groups);
    this.synonyms = createSynonyms(parts.analyser);
    this.fullNames = fullNames(parts.analyser);
    this.passages = new PassageReader(parts.articles, parts.analyser);
    const { since, meanwhile } = parts;
    this.outlets = lazy(() => meanwhile?.outlets() ?? countOutlets(this.articles, this.#known));
    this.languages = lazy(async () => {
      if (meanwhile) return meanwhile.languages();
      if (!since) return languagesOf(await this.articles.list());
      const fresh = await languagesOf(since.fresh.articles);
      return [...new Set([...(await since.base.languages()), ...fresh])];
    });
    this.suggestIndex = lazy(async () => {
      if (meanwhile) return meanwhile.suggestIndex();
      if (!since) return createSuggestIndex(this.articles, this.analyser);
      return addSuggestions(await since.base.suggestIndex(), since.fresh, since.names);
    });
    this.addresses = lazy(async () =>
      since ? addAddresses(await since.base.addresses(), since.fresh) : addressesOf(this.articles),
    );
    this.titleIndex = lazy(async () => {
      if (meanwhile) return meanwhile.titleIndex();
      if (!since) return createTitleIndex(this.articles);
      return addTitles(await since.base.titleIndex(), since.fresh);
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
    return memoize(this.#facts, MAX_FACTS, id, () => readFacts(text));
  }

  /** Makes what readers would otherwise wait for, in slices of a few milliseconds. */
  async warm(): Promise<void> {
    await this.outletNames();
    await this.languages();
    await this.suggestIndex();
    await this.titleIndex();
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
  const store = createStore(articles);
  const engine = createEngine(articles, store, analyser);
  const stories = () => storiesOf(articles, analyser);
  const span = dateSpan(articles);
  return new Archive({
    articles: store,
    ...engine,
    analyser,
    span,
    stories,
    ...(outlets && { outlets }),
  });
}
