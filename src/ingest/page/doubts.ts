import type { Body } from "../block.ts";
import { isProseParagraph } from "../lines.ts";
import { folded, type DomDocument, type DomElement } from "./dom.ts";
import type { LinkedArticle } from "./json-ld.ts";

/** What the whole page says, before anything was cut out of it. */
export interface Surroundings {
  /** "57 % left to read", as the page has it; null when it says nothing of the kind. */
  left: string | null;
  /** "Page 1 of 3", as the page has it, and how many pages are missing. */
  pages: { text: string; missing: number } | null;
  /** Whether it links to its own next part. */
  hasNext: boolean;
  /** Whether it asks for an account or money before it shows the rest. */
  isWalled: boolean;
  /** How many articles it holds, each with its own main heading. */
  articles: number;
  /** Whether it is a report that grows all day. */
  isLive: boolean;
  /** Characters of prose in the page's paragraphs. */
  prose: number;
}

/** What the doubts are read from. */
export interface ReadPage {
  around: Surroundings;
  linked: LinkedArticle | null;
  meta: ReadonlyMap<string, string>;
  title: string | null;
  body: Body;
}

/** Reasons of dropped lines that say that the text goes on where a reader has paid or signed in. */
const OFFER = "subscription offer";
const CONSENT =
  /\b(?:cookies?|consent|our (?:\d+ )?partners|personal data|legitimate interest|vendors|opt out|sign in|log in|create an account|register (?:now|for free)|einwilligung|cookies akzeptieren)\b/i;
/** "57 % left to read", "il vous reste 57 % de cet article à lire", "noch 57 %". */
const LEFT =
  /\b\d{1,2}(?:[.,]\d+)?\s*%\s*(?:left|remaining|of (?:this|the) (?:article|story)|de (?:cet|l[’']) ?article|restant)|il vous reste \d{1,2}|(?:noch|weitere) \d{1,2}\s*%|te queda \d{1,2}/i;
const PAGES =
  /(?<![\p{L}\p{N}])(?:page|seite|página|pagina|pag\.?|страница|sayfa)\s*1\s*(?:of|von|de|di|sur|\/|из)\s*(\d{1,2})(?!\p{N})/iu;

/** "Create a free account to continue reading". */
const WALL =
  /\b(?:create|register|sign (?:in|up)|log ?in|subscribe|become a (?:member|subscriber))\b[^.!?]{0,60}\b(?:to (?:continue|keep) reading|to read (?:on|more of|the (?:full|rest|whole))|to unlock (?:this|the)|to (?:access|view) (?:this|the full) (?:article|story|content))/i;
/** "Live: …", "Liveticker", as a headline has it. */
const LIVE_TITLE =
  /^(?:(?:live(?:[- ]?(?:blog|updates?|ticker|coverage))?|en direct|direct|en vivo|minuto a minuto|in diretta|diretta|ao vivo|онлайн|canlı)\s*[:|–—-]\s|.{10,}[|–—-]\s*(?:live (?:updates?|blog)|as it happened|liveticker|(?:le|en) direct))/iu;
/** Entries of a live report: fewer times in a box that is named after it are a list of them. */
const MIN_ENTRIES = 3;

const NUMBERED = /(?:[?&](?:page|p|seite|pagina)=|\/(?:page\/)?|[-_,])2(?:\/|\.html?|&|$)/i;
/** How much of a page's text is searched, in characters. */
const MAX_TEXT = 400_000;

/** A page with less than this share of its prose in the article hides it, or holds several. */
const MIN_SHARE = 0.6;
/** Less of the article than this in sentences is a list, a table or a menu. */
const MIN_PROSE = 0.5;
/** Prose of a page, in characters, below which its share says nothing. */
const MIN_PAGE_PROSE = 1_000;

/** Why the text that was read may not be the article, or not the whole of it: a sentence each. */
export function doubtsOf(page: ReadPage): string[] {
  return [
    ...accessDoubts(page),
    ...pagesDoubts(page),
    ...textDoubts(page.body),
    ...shareDoubts(page),
    ...subjectDoubts(page),
  ];
}

function accessDoubts({ around, linked, body }: ReadPage): string[] {
  const doubts: string[] = [];
  const offers = body.dropped.some(({ reason }) => reason === OFFER);
  if (linked?.free === false || offers || around.isWalled) {
    doubts.push(
      "The page offers the rest for money or an account; this may be only the beginning.",
    );
  }
  const { left } = around;
  if (left !== null) doubts.push(`The page says "${left}": the text goes on.`);
  if (linked?.live === true || around.isLive)
    doubts.push("This is a live blog: it changes after it was added.");
  return doubts;
}

/** Reads of a page what its body may lack. */
export function surroundings(document: DomDocument, url: string | null): Surroundings {
  const text = folded(document.body?.textContent).slice(0, MAX_TEXT);
  const counted = PAGES.exec(text);
  const count = Number(counted?.[1] ?? 0);
  const paragraphs = [...document.querySelectorAll("p")].map((p) => folded(p.textContent));
  return {
    left: LEFT.exec(text)?.[0] ?? null,
    pages: counted && count > 1 ? { text: counted[0], missing: count - 1 } : null,
    hasNext: hasNextPart(document, url),
    isWalled: WALL.test(text),
    isLive: isLiveReport(document),
    articles: countArticles(document),
    prose: lengthOf([...new Set(paragraphs)].filter(isProseParagraph)),
  };
}

function pagesDoubts({ around: { pages, hasNext, articles } }: ReadPage): string[] {
  if (articles > 1) return [`The page holds ${articles} articles; one was taken.`];
  if (pages) return [`The page says "${pages.text}": the other ${pages.missing} are missing.`];
  return hasNext ? ["The article goes on at a next page, which is missing."] : [];
}

/** Articles side by side, each with a main heading and some prose. */
function countArticles(document: DomDocument): number {
  return [...document.querySelectorAll("article")].filter((article) => {
    if (article.querySelector("h1") === null || article.querySelector("article") !== null)
      return false;
    return lengthOf([...article.querySelectorAll("p")].map((p) => folded(p.textContent))) >= 300;
  }).length;
}

function isLiveReport(document: DomDocument): boolean {
  const title = folded(document.querySelector("h1")?.textContent);
  if (LIVE_TITLE.test(title)) return true;
  const boxes = document.querySelectorAll(
    "[class*='live-blog'], [class*='liveblog'], [class*='live_blog'], [class*='liveticker'], [class*='live-post']",
  );
  const times = [...boxes].reduce((sum, box) => sum + [...box.querySelectorAll("time")].length, 0);
  return times >= MIN_ENTRIES;
}

/** Whether a page links to a next one that is numbered below its own address: others link to the next article. */
function hasNextPart(document: DomDocument, url: string | null): boolean {
  const base = url ?? "https://page.invalid/";
  const own = partOf(url);
  const links = [...document.querySelectorAll("[rel~='next']")];
  // Without its own address, nothing tells the next part from the next article.
  const numbered = own === null ? [] : [...document.querySelectorAll("a[href]")].filter(isNumber);
  return [...links, ...numbered].some((link) => {
    const href = link.getAttribute("href") ?? "";
    if (!URL.canParse(href, base)) return false;
    const next = new URL(href, base);
    return (
      NUMBERED.test(next.pathname + next.search) &&
      (own === null || partOf(next.href)?.startsWith(own) === true)
    );
  });
}

/** A link that is only "2". */
function isNumber(link: DomElement): boolean {
  return folded(link.textContent) === "2" && !/comment/i.test(link.getAttribute("href") ?? "");
}

/** An address without what numbers its pages. */
function partOf(address: string | null): string | null {
  if (address === null) return null;
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/(?:\.html?)?\/?$/, "")}`;
}

function textDoubts({ blocks, dropped }: Body): string[] {
  const doubts: string[] = [];
  const paragraphs = blocks.filter(({ kind }) => kind === "paragraph");
  const consent = paragraphs.filter(({ text }) => CONSENT.test(text)).length;
  if (consent >= 2 && consent >= 0.2 * paragraphs.length) {
    doubts.push(
      `${consent} paragraphs speak of cookies, consent or signing in; this may not be the article.`,
    );
  }
  if (paragraphs.some(({ text }) => text.includes("\uFFFD"))) {
    doubts.push("Some letters could not be read and are shown as \uFFFD.");
  }
  const has = (reason: string) => dropped.some((each) => each.reason === reason);
  const posts = blocks.filter(({ kind }) => kind === "post").length;
  if (posts > 0) doubts.push(`It embeds ${posts} of other people's posts, marked ">".`);
  if (has("machine-made summary"))
    doubts.push("A summary that the page calls machine-made was left out.");
  return doubts;
}

/** Whether far less was read than the page holds, or what was read is hardly prose. */
function shareDoubts({ around, body }: ReadPage): string[] {
  const texts = body.blocks.map(({ text }) => text);
  const [all, prose] = [lengthOf(texts), lengthOf(texts.filter(isProseParagraph))];
  if (all > MIN_PAGE_PROSE && prose < MIN_PROSE * all) {
    return ["Most of the text is not in sentences; it may be a list, a table or a menu."];
  }
  const whole = around.prose;
  if (whole > MIN_PAGE_PROSE && prose < MIN_SHARE * whole) {
    const percent = Math.round((100 * prose) / whole);
    return [
      `Only ${percent} % of the page's prose was taken for the article; see whether it is the whole.`,
    ];
  }
  return [];
}

/** Share of a description's words that an article of the same subject holds at least. */
const MIN_SHARED = 0.45;
/** A text with less than this share of the words that the page counts is cut off. */
const MIN_OF_COUNT = 0.85;
/** Fewer words than this prove nothing. */
const MIN_WORDS = 4;

/** Whether the text is about what the page says that it is about, and as long as it says. */
function subjectDoubts({ linked, meta, title, body }: ReadPage): string[] {
  const text = body.blocks.map((block) => block.text).join(" ");
  const own = longWords(text);
  const shared = (words: ReadonlySet<string>) => [...words].filter((word) => own.has(word)).length;
  const described = longWords(meta.get("og:description") ?? meta.get("description") ?? "");
  const isOther = (words: ReadonlySet<string>, least: number) =>
    words.size >= MIN_WORDS && shared(words) < least * words.size;
  if (isOther(longWords(title ?? ""), 0.01) || isOther(described, MIN_SHARED)) {
    return [
      "The text hardly has the words of the page's headline and description; it may be another one.",
    ];
  }
  const said = linked?.words ?? wordsIn(linked?.body ?? null);
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (said >= 100 && words < MIN_OF_COUNT * said) {
    return [`The page says that the article has ${said} words; ${words} were found.`];
  }
  return [];
}

function wordsIn(text: string | null): number {
  return text?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The words of five letters and more: their beginnings, so that endings do not matter. */
function longWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, 6)));
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
