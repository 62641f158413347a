import type { ArticleStore } from "./store.ts";
import { editDistance } from "../lib/edit-distance.ts";
import { wordsIn } from "../language/fold.ts";

export interface Outlet {
  /** As most of its articles write it. */
  name: string;
  articles: number;
}

/** Which outlet was meant, or the names that come nearest, nearest first. */
export type OutletMatch = { outlet: Outlet } | { outlet: null; nearest: readonly Outlet[] };

const MAX_NEAREST = 3;
const ARTICLES = new Set(["the", "a", "der", "die", "das", "le", "la", "el"]);

/** Names with the same key name one outlet: letter case and width aside. */
export function outletKey(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** The outlets of the articles, those with most articles first. */
export async function countOutlets(articles: ArticleStore): Promise<readonly Outlet[]> {
  const bySource = new Map<string, number>();
  for (const { source } of await articles.list()) {
    if (source !== null) bySource.set(source, (bySource.get(source) ?? 0) + 1);
  }
  const byName = new Map<string, Outlet>();
  for (const [source, count] of [...bySource].toSorted(([, a], [, b]) => b - a)) {
    const key = outletKey(source);
    const outlet = byName.get(key) ?? { name: source, articles: 0 };
    outlet.articles += count;
    byName.set(key, outlet);
  }
  return [...byName.values()].toSorted((a, b) => b.articles - a.articles);
}

/** The outlet that a typed name means: the same name, or the only one with all its words begun. */
export function matchOutlet(typed: string, outlets: readonly Outlet[]): OutletMatch {
  const same = outlets.find(({ name }) => outletKey(name) === outletKey(typed));
  if (same !== undefined) return { outlet: same };
  const begun = outletsWithPrefix(typed, outlets);
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return { outlet: only };
  const nearest = begun.length > 0 ? begun : nearOutlets(typed, outlets);
  return { outlet: null, nearest: nearest.slice(0, MAX_NEAREST) };
}

/** Outlets in whose name every typed word begins a word; all of them when none is typed. */
export function outletsWithPrefix(typed: string, outlets: readonly Outlet[]): Outlet[] {
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
