import { readFile } from "node:fs/promises";
import path from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { CorpusError } from "../errors.ts";
import { yamlFault } from "./yaml-fault.ts";

/** The file of a corpus folder that lists spellings; a folder may do without. */
export const VARIANTS_FILE = "variants.yaml";

const WORD = z
  .string()
  .trim()
  .regex(/^\S+$/u, "write one word; a spelling of several words cannot be matched");
const GROUPS = z.array(z.array(WORD).min(2, "write at least two spellings in a group"));

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
  const parsed = GROUPS.safeParse(readYaml(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const group = typeof issue?.path[0] === "number" ? `group ${issue.path[0] + 1}` : "file";
  throw fault(0, group, `${issue?.message}; a group looks like "- [Turkey, Türkiye]"`);
}

/** @throws {CorpusError} naming the line. */
function readYaml(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines });
  const wrong = yamlFault(document);
  if (wrong) throw fault(lines.linePos(wrong.at).line, "file", wrong.message);
  try {
    // They have no use here, and a few lines of them can fill the memory.
    return document.toJS({ maxAliasCount: 0 }) ?? [];
  } catch {
    throw fault(0, "file", "uses YAML aliases (& and *); write each word out");
  }
}

function fault(line: number, field: string, message: string): CorpusError {
  return new CorpusError([{ file: VARIANTS_FILE, line, field, message }]);
}
