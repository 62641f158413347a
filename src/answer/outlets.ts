import type { Article } from "../corpus/article.ts";
import { editDistance } from "../text/edit-distance.ts";
import { fold } from "../text/fold.ts";

export interface Outlet {
  /** As most of its articles write it. */
  name: string;
  articles: number;
}

/** Which outlet was meant, or the names that come nearest, nearest first. */
export type Meant = { outlet: Outlet } | { outlet: null; nearest: readonly Outlet[] };

const MOST_NEAREST = 3;
const ARTICLES = new Set(["the", "a", "der", "die", "das", "le", "la", "el"]);

/** Made once for each list of articles: a list is never changed, only replaced. */
const outletsByList = new WeakMap<readonly Article[], readonly Outlet[]>();

/** Those with most articles first. */
export function outletsOf(articles: readonly Article[]): readonly Outlet[] {
  const known = outletsByList.get(articles);
  if (known !== undefined) return known;
  const byName = new Map<string, Outlet>();
  for (const { source } of articles) {
    if (source === null) continue;
    const key = sameName(source);
    const outlet = byName.get(key) ?? { name: source, articles: 0 };
    outlet.articles += 1;
    byName.set(key, outlet);
  }
  const outlets = [...byName.values()].toSorted((a, b) => b.articles - a.articles);
  outletsByList.set(articles, outlets);
  return outlets;
}

/** The outlet that a typed name means: the same name, or the only one with all its words begun. */
export function meantOutlet(typed: string, outlets: readonly Outlet[]): Meant {
  const same = outlets.find(({ name }) => sameName(name) === sameName(typed));
  if (same !== undefined) return { outlet: same };
  const begun = begunOutlets(typed, outlets);
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return { outlet: only };
  const nearest = begun.length > 0 ? begun : nearOutlets(typed, outlets);
  return { outlet: null, nearest: nearest.slice(0, MOST_NEAREST) };
}

/** Outlets in whose name every typed word begins a word; all of them when none is typed. */
export function begunOutlets(typed: string, outlets: readonly Outlet[]): Outlet[] {
  const words = wordsIn(typed);
  return outlets.filter(({ name }) => {
    const own = wordsIn(name);
    return words.every((word) => own.some((each) => each.startsWith(word)));
  });
}

/** By the fewest slips between the names, of equals those with most articles. */
function nearOutlets(typed: string, outlets: readonly Outlet[]): Outlet[] {
  const wanted = bare(typed);
  return outlets
    .map((outlet) => ({ outlet, slips: slipsBetween(wanted, bare(outlet.name)) }))
    .toSorted((a, b) => a.slips - b.slips)
    .map(({ outlet }) => outlet);
}

function slipsBetween(typed: string, name: string): number {
  const most = Math.max(typed.length, name.length);
  return most === 0 ? 1 : editDistance(typed, name, most) / most;
}

/** Without the article that starts many an outlet's name. */
function bare(name: string): string {
  return wordsIn(name)
    .filter((word) => !ARTICLES.has(word))
    .join(" ");
}

/** Names that the index's filter takes for one are one here. */
function sameName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
