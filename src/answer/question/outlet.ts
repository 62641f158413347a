import { namesOf, type Outlet } from "../../articles/outlets.ts";
import { hostLabel } from "../../articles/known-outlets.ts";
import { isEnglish } from "../../language/english.ts";
import { fold, wordsIn } from "../../language/fold.ts";
import { isKnownName } from "../../language/known-names.ts";
import { addToMultimap } from "../../lib/multimap.ts";
import type { Span } from "../../lib/span.ts";

/** An outlet that a question names in prose, and the words that do so. */
export interface NamedOutlet extends Span {
  outlet: Outlet;
  /** Whether it is asked for or left out; the span is taken out of the question. */
  kind: "source" | "not-source";
}

/** A name of an outlet, cut into words. */
interface OutletName {
  outlet: Outlet;
  words: readonly string[];
  /** Made from a name: initials, the last word behind "the", the host. */
  short: boolean;
  /** Meant only behind "the": "the Tribune". */
  behindThe: boolean;
}

/** A longer name is hostile, and no question holds it. */
const MAX_NAME_LENGTH = 100;
/** What is read of a question before and behind a name. */
const CONTEXT = 80;

const SAY = `(?:${[
  "say(?:s|ing)?|said|writ(?:es?|ing|ten)|wrote|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|think(?:s|ing)?|thought",
  "tells?(?:\\s+us)?|told(?:\\s+us)?|publish(?:es|ed|ing)?|cover(?:s|ed|ing)?|mention(?:s|ed|ing)?",
  // Not "how many rooms does it have".
  "(?:have|has|got)(?=(?:\\s+\\S+){0,2}?\\s+(?:about|on|regarding|concerning)\\s)",
].join("|")})`;
const ABOUT = String.raw`(?:\s+(?:that|about|on|of|regarding|concerning)(?=\s))?`;
const THING = String.raw`(?:\s+(?:anything|something|much|more))?`;
const TEXTS =
  "(?:reports?|reporting|articles?|coverage|stor(?:y|ies)|news|pieces?|posts?|headlines?|editorials?|interviews?)";
const OTHERS = "(?:the\\s+)?(?:other\\s+)?(?:outlets?|media|papers?|newspapers?|sources?|others)";

/** The words before and behind a name that make it the outlet that is asked for. */
interface Pattern {
  before: RegExp;
  after: RegExp;
  /** `clear`: it can mean little else; `name`: with a whole name; `maybe`: and no common word. */
  when: "clear" | "name" | "maybe";
  kind: NamedOutlet["kind"];
}

function pattern(
  when: Pattern["when"],
  before: string,
  after = "",
  kind: NamedOutlet["kind"] = "source",
): Pattern {
  return {
    before: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${before})$`, "iu"),
    after: new RegExp(`^(?:${after})`, "iu"),
    when,
    kind,
  };
}

const PATTERNS: readonly Pattern[] = [
  pattern(
    "maybe",
    String.raw`(?:what\s+(?:do|does|did)\s+${OTHERS}\s+)?(?:but\s+|and\s+)?(?:not\s+(?:from|by|in|on)|except(?:\s+(?:for|from|by))?|excluding|other\s+than|apart\s+from|besides|without)\s+`,
    String.raw`(?:\s+${SAY}${THING}${ABOUT}(?![\p{L}\p{N}]))?`,
    "not-source",
  ),
  pattern(
    "clear",
    String.raw`(?:what|how|where)(?:['’]?s|\s+(?:do|does|did|has|have|had|is|was|are|were))?\s+`,
    String.raw`\s+${SAY}${THING}${ABOUT}(?![\p{L}\p{N}])`,
  ),
  pattern(
    "clear",
    String.raw`(?:do|does|did|has|have|had)\s+`,
    String.raw`\s+(?:ever\s+)?${SAY}${THING}${ABOUT}(?![\p{L}\p{N}])`,
  ),
  pattern(
    "clear",
    String.raw`(?:as\s+)?(?:according\s+to|acc(?:dg|ord)?\.?\s+to|(?:reported|published|written|quoted)\s+(?:by|in)|laut|selon|d['’]après|según|secondo|по\s+данным)\s+`,
  ),
  pattern("name", String.raw`(?:as\s+)?(?:per|via)\s+`),
  pattern(
    "name",
    String.raw`(?:(?:an?|any|all|some)\s+)?${TEXTS}\s+(?:by|from|in|on|at)\s+`,
    ABOUT,
  ),
  pattern(
    "name",
    String.raw`(?:(?:what|how)(?:['’]?s|\s+(?:is|was|are|were))\s+)?`,
    String.raw`\s+(?:${TEXTS}|take|version|account)${ABOUT}(?![\p{L}\p{N}])`,
  ),
  pattern(
    "name",
    "",
    String.raw`\s+(?:says|said|reports|reported|writes|wrote|claims|claimed)${ABOUT}(?![\p{L}\p{N}])`,
  ),
  pattern(
    "name",
    String.raw`(?:is|are)\s+`,
    String.raw`\s+(?:reliable|trustworthy|credible|biased|independent|serious|any\s+good)(?![\p{L}\p{N}])`,
  ),
  pattern(
    "name",
    String.raw`(?:(?:can|could|should|do)\s+(?:i|we|you|people)\s+(?:trust|believe)|(?:who\s+(?:owns|runs|funds))|how\s+(?:reliable|trustworthy|credible|biased|independent|serious)\s+(?:is|are))\s+`,
    String.raw`\s*[?!.]*\s*$`,
  ),
  pattern(
    "maybe",
    String.raw`(?:(?:only|just)\s+)?(?:in|on|from|by|at)\s+`,
    String.raw`(?=\s*[?!.]*\s*$)`,
  ),
  pattern("maybe", String.raw`(?:in|from|by)\s+`, String.raw`(?=\s+(?:about|on|regarding)\s)`),
  pattern("maybe", String.raw`^\s*(?:in|on|from|by)\s+`, String.raw`\s*[,:]`),
  pattern("maybe", String.raw`^\s*`, String.raw`\s*:|\s+(?:on|about)(?=\s)`),
];

/** The names of an archive's outlets, as a question may give them. */
export class OutletNames {
  readonly #byFirstWord = new Map<string, OutletName[]>();

  constructor(outlets: readonly Outlet[]) {
    for (const name of outlets.flatMap(outletNames)) {
      addToMultimap(this.#byFirstWord, name.words[0] ?? "", name);
    }
  }

  /**
   * The outlet whose reports are asked for: "what does TASS say about …", "… per the BBC", "is The
   * Cradle reliable?", or left out: "… not from TASS". A name that merely occurs in the question is
   * a word like any other.
   */
  find(text: string): NamedOutlet | null {
    const found = this.#in(text).flatMap(({ name, span }) => {
      const named = this.#asked(name, span, text);
      return named === null ? [] : [{ ...named, length: name.words.length }];
    });
    const [best] = found.toSorted((a, b) => b.length - a.length || a.start - b.start);
    return best ?? null;
  }

  /** Every outlet that a text names by its whole name or another of its names, whatever it asks. */
  mentions(text: string): NamedOutlet[] {
    return this.#in(text).flatMap(({ name, span }) =>
      name.short ? [] : [{ outlet: name.outlet, kind: "source" as const, ...span }],
    );
  }

  #in(text: string): { name: OutletName; span: Span }[] {
    if (this.#byFirstWord.size === 0) return [];
    const pieces = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: piece, index }) => ({
      word: fold(piece),
      start: index,
      end: index + piece.length,
    }));
    return pieces.flatMap(({ word, start }, at) =>
      (this.#byFirstWord.get(word) ?? []).flatMap((name) => {
        const own = pieces.slice(at, at + name.words.length);
        const last = own.at(-1);
        if (last === undefined || !name.words.every((each, n) => own[n]?.word === each)) return [];
        return [{ name, span: { start, end: last.end } }];
      }),
    );
  }

  #asked(name: OutletName, { start, end }: Span, text: string): NamedOutlet | null {
    const own = text.slice(start, end);
    const the = /(?<![\p{L}\p{N}])the\s+$/iu.exec(text.slice(Math.max(0, start - CONTEXT), start));
    if (name.behindThe && the === null) return null;
    const from = start - (the?.[0].length ?? 0);
    const to = end + (/^['’]s(?![\p{L}\p{N}])/u.exec(text.slice(end))?.[0].length ?? 0);
    const before = text.slice(Math.max(0, from - CONTEXT), from);
    const after = text.slice(to, to + CONTEXT);
    for (const each of PATTERNS) {
      // Whom to leave out is said in short: "not from the BBC".
      if (each.when !== "clear" && name.short && each.kind === "source") continue;
      const [left, right] = [each.before.exec(before), each.after.exec(after)];
      if (left === null || right === null) continue;
      if (each.when === "maybe" && this.#isCommon(own, before)) continue;
      const { outlet } = name;
      return { outlet, kind: each.kind, start: from - left[0].length, end: to + right[0].length };
    }
    return null;
  }

  /** Whether a name may be a common word: "in the sun", and where it begins the question, "Time". */
  #isCommon(own: string, before: string): boolean {
    if (/\P{L}/u.test(own) || /^\p{Lu}{2}/u.test(own)) return false;
    if (/^\p{Lu}/u.test(own) && before.trim() !== "") return false;
    return isEnglish(fold(own));
  }
}

function outletNames(outlet: Outlet): OutletName[] {
  const names = namesOf(outlet).filter(({ length }) => length <= MAX_NAME_LENGTH);
  const whole = [...names, ...outlet.hosts].map(bareWords);
  const short = [...names.flatMap(shortNames), ...outlet.hosts.map((host) => [hostLabel(host)])];
  const behindThe = names.map(lastWord);
  const all = [
    ...whole.map((words) => ({ words, short: false, behindThe: false })),
    ...short.map((words) => ({ words, short: true, behindThe: false })),
    ...behindThe.map((words) => ({ words, short: true, behindThe: true })),
  ];
  const met = new Set<string>();
  return all.flatMap(({ words, ...kind }) => {
    const key = words.join(" ");
    if (key === "" || met.has(key) || (kind.short && words.some(isKnownName))) return [];
    met.add(key);
    return [{ outlet, words, ...kind }];
  });
}

function bareWords(name: string): string[] {
  const words = wordsIn(name);
  return words.length > 1 && words[0] === "the" ? words.slice(1) : words;
}

/** "KBC" of "KBC News", "LPA" of "The Lorn Press Agency", "kolm" of "kolm.example". */
function shortNames(name: string): string[][] {
  const acronym = /(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])/u.exec(name)?.[0];
  const words = bareWords(name);
  const initials = words.length > 2 ? words.map((word) => word.slice(0, 1)).join("") : "";
  const host = /^[^\s.]+(?:\.[^\s.]+)+$/u.test(name) ? hostLabel(name) : "";
  return [acronym === undefined ? "" : fold(acronym), initials, host].map((word) =>
    word === "" ? [] : [word],
  );
}

/** "Tribune" of "Tel Aviv Tribune". */
function lastWord(name: string): string[] {
  const words = bareWords(name);
  return words.length > 1 ? words.slice(-1) : [];
}
