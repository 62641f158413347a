import { editDistance } from "../lib/edit-distance.ts";
import { foldOutletName, hostLabel, type KnownOutlets } from "./known-outlets.ts";
import { wordsIn } from "../language/fold.ts";

export interface Outlet {
  /** As `outlets.yaml` lists it, else as most of its articles write it. */
  name: string;
  articles: number;
  /** Each way in which articles write it, as `outletKey` folds them. */
  written: readonly string[];
  /** Its other names. */
  aliases: readonly string[];
  /** Where it publishes: "apnews.com". */
  hosts: readonly string[];
}

/** An outlet by one of its names. */
export interface WrittenOutlet {
  /** As articles write it. */
  name: string;
  articles: number;
}

/** Which outlet was meant, or the names that come nearest, nearest first. */
export type OutletMatch = { outlet: Outlet } | { outlet: null; nearest: readonly Outlet[] };

const MAX_NEAREST = 3;
/** A longer text is no name: what it costs to compare grows with its square. */
const MAX_NAME_LENGTH = 100;
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?([^\s/]+\.[^\s/]{2,})/iu;

/** Names with the same key name one outlet: letter case and width aside. */
export function outletKey(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Outlets by all ways in which articles write them, those with most articles first. */
export function groupOutlets(
  written: readonly WrittenOutlet[],
  known: KnownOutlets,
): readonly Outlet[] {
  const byKey = new Map<string, Outlet & { written: string[] }>();
  for (const { name: source, articles: count } of written) {
    const listed = known.byName(source);
    const { name, aliases, hosts } = listed ?? { name: source, aliases: [], hosts: [] };
    const key = outletKey(name);
    const outlet = byKey.get(key) ?? { name, articles: 0, written: [], aliases, hosts };
    outlet.articles += count;
    if (!outlet.written.includes(outletKey(source))) outlet.written.push(outletKey(source));
    byKey.set(key, outlet);
  }
  return [...byKey.values()].toSorted((a, b) => b.articles - a.articles);
}

/** Every name that an outlet is known by, its own first. */
export function namesOf({ name, aliases, written }: Outlet): string[] {
  return [...new Set([name, ...aliases, ...written])];
}

/**
 * The outlet that a typed text means: one with this name, alias or host, or the only one in whose
 * names its words begin words.
 */
export function matchOutlet(typed: string, outlets: readonly Outlet[]): OutletMatch {
  if (typed.length > MAX_NAME_LENGTH) return { outlet: null, nearest: [] };
  const wanted = foldOutletName(typed);
  const host = ADDRESS.exec(typed)?.[1]?.toLowerCase();
  const same =
    outlets.find(({ name }) => outletKey(name) === outletKey(typed)) ??
    outlets.find((outlet) => namesOf(outlet).some((name) => foldOutletName(name) === wanted)) ??
    outlets.find(({ hosts }) => hosts.some((own) => host === own || host?.endsWith(`.${own}`)));
  if (same !== undefined) return { outlet: same };
  const begun = outletsWithPrefix(typed, outlets);
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return { outlet: only };
  const nearest = begun.length > 0 ? begun : nearOutlets(wanted, outlets);
  return { outlet: null, nearest: nearest.slice(0, MAX_NEAREST) };
}

/** Outlets in one of whose names every typed word begins a word; all of them when none is typed. */
export function outletsWithPrefix(typed: string, outlets: readonly Outlet[]): Outlet[] {
  const words = wordsIn(typed);
  return outlets.filter((outlet) =>
    [...namesOf(outlet), ...outlet.hosts].some((name) => {
      const own = wordsIn(name);
      return words.every((word) => own.some((each) => each.startsWith(word)));
    }),
  );
}

/** By the nearest of its names, of equals those with most articles. */
function nearOutlets(wanted: string, outlets: readonly Outlet[]): Outlet[] {
  return outlets
    .map((outlet) => {
      const names = [...namesOf(outlet).map(foldOutletName), ...outlet.hosts.map(hostLabel)];
      return { outlet, slips: Math.min(...names.map((name) => distance(wanted, name))) };
    })
    .toSorted((a, b) => a.slips - b.slips)
    .map(({ outlet }) => outlet);
}

/** The share of letters that differ, 0 to 1: of the whole names, or of words and initials of one. */
function distance(typed: string, name: string): number {
  const words = name.split(" ");
  const initials = words.map((word) => word.slice(0, 1)).join("");
  const parts = words.length > 1 ? [...words, initials] : [];
  const shared = typed.split(" ").filter((word) => words.includes(word)).length;
  const slips = Math.min(
    slipsBetween(typed, name),
    ...parts.map((part) => PART_OF_NAME + slipsBetween(typed, part)),
  );
  return slips - shared;
}

/** That one word of a name is near says less than that the name is. */
const PART_OF_NAME = 0.1;

function slipsBetween(typed: string, name: string): number {
  const most = Math.max(typed.length, name.length);
  return most === 0 ? 1 : editDistance(typed, name, most) / most;
}
