import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { parseYamlList, type YamlList } from "./yaml-list.ts";

/** The file of a corpus folder that lists outlets with their other names; a folder may do without. */
export const OUTLETS_FILE = "outlets.yaml";

/** One outlet, as the operator lists it. */
export interface KnownOutlet {
  /** As shown to readers. */
  name: string;
  /** Other names of the same outlet: "AP", "AP News". */
  aliases: readonly string[];
  /** Hosts that it publishes under, those below them included: "apnews.com". */
  hosts: readonly string[];
}

/** The operator's outlets, found by any of their names or by a host. */
export class KnownOutlets {
  readonly list: readonly KnownOutlet[];
  readonly #byName = new Map<string, KnownOutlet>();
  readonly #byHost = new Map<string, KnownOutlet>();

  constructor(list: readonly KnownOutlet[]) {
    this.list = list;
    for (const outlet of list) {
      for (const name of [outlet.name, ...outlet.aliases]) {
        this.#byName.set(foldOutletName(name), outlet);
      }
      for (const host of outlet.hosts) this.#byHost.set(host.toLowerCase(), outlet);
    }
  }

  /** The outlet with this name or alias, whatever its capitals, accents and leading article. */
  byName(name: string): KnownOutlet | null {
    return this.#byName.get(foldOutletName(name)) ?? null;
  }

  /** The outlet that publishes under a host or under a domain above it. */
  byHost(host: string): KnownOutlet | null {
    const labels = host.toLowerCase().split(".");
    for (let from = 0; from < labels.length - 1; from++) {
      const outlet = this.#byHost.get(labels.slice(from).join("."));
      if (outlet !== undefined) return outlet;
    }
    return null;
  }
}

/** "The Associated Press" and "ASSOCIATED PRESS" are one name. */
export function foldOutletName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the (?=\S)/, "");
}

/** What a host is called by: "apnews" of "apnews.com" and of "www.apnews.co.uk". */
export function hostLabel(host: string): string {
  const labels = host
    .toLowerCase()
    .replace(/^www\./u, "")
    .split(".");
  return labels[0] ?? "";
}

const NAME = z
  .string("write a name, in quotes if YAML reads it as a number")
  .trim()
  .min(1, "is empty; write a name or leave it out")
  .max(100, "is longer than 100 characters")
  .refine((name) => !/\p{Cc}/u.test(name), "contains control characters; remove them");
const HOST = z
  .string("write a host such as apnews.com")
  .regex(/^(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u, "is not a host name; write e.g. apnews.com")
  .max(253, "is longer than 253 characters");
const OUTLETS = z.array(
  z.strictObject(
    { name: NAME, aliases: z.array(NAME).default([]), hosts: z.array(HOST).default([]) },
    'write an outlet as "name: …", with "aliases: […]" and "hosts: […]" if it has some',
  ),
  'write a list of outlets, each starting with "- name: …"',
);

/**
 * The outlets that `outlets.yaml` in a folder lists; none when there is no such file.
 * @throws {CorpusError} with the line of every fault.
 */
export async function loadOutlets(dir: string): Promise<KnownOutlets> {
  let text: string;
  try {
    text = await readFile(path.join(dir, OUTLETS_FILE), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return new KnownOutlets([]);
    }
    const message = "cannot be read; make it readable or remove it";
    throw new CorpusError([{ file: OUTLETS_FILE, line: 0, field: "file", message }]);
  }
  return new KnownOutlets(parseOutlets(text));
}

function parseOutlets(text: string): KnownOutlet[] {
  const list = parseYamlList(OUTLETS_FILE, text, OUTLETS);
  const problems = sharedNames(list);
  if (problems.length > 0) throw new CorpusError(problems);
  return list.items;
}

/** A name or a host of two outlets would decide for one of them by chance. */
function sharedNames({ items: outlets, fault }: YamlList<KnownOutlet>): CorpusProblem[] {
  const owners = new Map<string, number>();
  const problems: CorpusProblem[] = [];
  const claim = (key: string, owner: number, at: readonly PropertyKey[], shown: string): void => {
    const other = owners.get(key);
    if (other !== undefined && other !== owner) {
      const message = `"${shown}" also belongs to ${outlets[other]?.name}; leave it with one of them`;
      problems.push(fault(at, String(at[1]), message));
    }
    owners.set(key, other ?? owner);
  };
  outlets.forEach(({ name, aliases, hosts }, owner) => {
    claim(foldOutletName(name), owner, [owner, "name"], name);
    aliases.forEach((alias, at) =>
      claim(foldOutletName(alias), owner, [owner, "aliases", at], alias),
    );
    hosts.forEach((host, at) =>
      claim(`host ${host.toLowerCase()}`, owner, [owner, "hosts", at], host),
    );
  });
  return problems;
}
