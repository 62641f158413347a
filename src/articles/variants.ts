import { readFile } from "node:fs/promises";
import path from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { CorpusError } from "../errors.ts";
import { termsIn } from "../language/tokenizer.ts";
import { yamlFault } from "./yaml-fault.ts";

/** The file of a corpus folder that lists spellings; a folder may do without. */
export const VARIANTS_FILE = "variants.yaml";

const MAX_LENGTH = 60;
const SPELLING = z
  .string("write text, in quotes if YAML reads it as a number")
  .trim()
  .max(MAX_LENGTH, `is longer than ${MAX_LENGTH} characters`)
  .refine((text) => termsIn(text).length > 0, {
    error: ({ input }) =>
      `“${String(input)}” has no word to search for; write a name, an acronym in capitals`,
  });
const GROUPS = z.array(z.array(SPELLING).min(2, "write at least two spellings in a group"));

/**
 * Spellings that find each other, from `variants.yaml`: a list of groups, e.g.
 * `- [Turkey, Türkiye, Turkiye]`. None when there is no such file.
 * @throws {CorpusError} when the file is not such a list.
 */
export async function loadVariants(dir: string): Promise<string[][]> {
  let text: string;
  try {
    text = await readFile(path.join(dir, VARIANTS_FILE), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw fault(0, "file", "cannot be read; make it readable or remove it");
  }
  const { values, lineOf } = readYaml(text);
  const parsed = GROUPS.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path ?? [];
    const message = `${issue?.message}; a group looks like "- [Turkey, Türkiye]"`;
    throw fault(lineOf(at), groupAt(at), message);
  }
  const twice = spelledTwice(parsed.data);
  if (twice !== null) throw fault(lineOf(twice.at), groupAt(twice.at), twice.message);
  return parsed.data;
}

function groupAt([group]: readonly PropertyKey[]): string {
  return typeof group === "number" ? `group ${group + 1}` : "file";
}

/** A spelling of two groups would be read as one of them by chance. */
function spelledTwice(groups: readonly string[][]): { at: PropertyKey[]; message: string } | null {
  const groupOf = new Map<string, number>();
  for (const [group, spellings] of groups.entries()) {
    for (const [at, spelling] of spellings.entries()) {
      const key = termsIn(spelling).join(" ");
      const other = groupOf.get(key) ?? group;
      if (other !== group) {
        const message = `“${spelling}” is also in group ${other + 1}; leave it in one of them`;
        return { at: [group, at], message };
      }
      groupOf.set(key, group);
    }
  }
  return null;
}

interface ReadYaml {
  values: unknown;
  lineOf: (at: readonly PropertyKey[]) => number;
}

/** @throws {CorpusError} naming the line. */
function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines });
  const wrong = yamlFault(document);
  if (wrong) throw fault(lines.linePos(wrong.at).line, "file", wrong.message);
  const lineOf = (at: readonly PropertyKey[]): number => {
    const node = document.getIn(at, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  try {
    // They have no use here, and a few lines of them can fill the memory.
    return { values: document.toJS({ maxAliasCount: 0 }) ?? [], lineOf };
  } catch {
    throw fault(0, "file", "uses YAML aliases (& and *); write each word out");
  }
}

function fault(line: number, field: string, message: string): CorpusError {
  return new CorpusError([{ file: VARIANTS_FILE, line, field, message }]);
}
