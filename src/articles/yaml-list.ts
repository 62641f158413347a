import { isNode, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { yamlFault } from "./yaml-fault.ts";

/** A list that an operator wrote, and where its parts are. */
export interface YamlList<Item> {
  items: Item[];
  /** A fault of a part, e.g. of `[0, "name"]`, with its line. */
  fault: (at: readonly PropertyKey[], field: string, message: string) => CorpusProblem;
}

/**
 * Reads a YAML file that is a list; an empty file is an empty one.
 * @throws {CorpusError} with file, line and field of every fault.
 */
export function parseYamlList<Item>(
  file: string,
  text: string,
  schema: z.ZodType<Item[]>,
): YamlList<Item> {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines });
  const problem = (line: number, field: string, message: string) => ({
    file,
    line,
    field,
    message,
  });
  const wrong = yamlFault(document);
  if (wrong) throw new CorpusError([problem(lines.linePos(wrong.at).line, "file", wrong.message)]);
  const lineOf = (at: readonly PropertyKey[]): number => {
    for (let length = at.length; length > 0; length--) {
      const node = document.getIn(at.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: 0 }) ?? [];
  } catch {
    throw new CorpusError([problem(1, "file", "uses YAML aliases; write each value out")]);
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new CorpusError(parsed.error.issues.flatMap(faultsOf));
  return {
    items: parsed.data,
    fault: (at, field, message) => problem(lineOf(at), field, message),
  };

  function faultsOf(issue: z.core.$ZodIssue): CorpusProblem[] {
    if (issue.code === "unrecognized_keys") {
      const message = "is not a known key; remove it or check its spelling";
      return issue.keys.map((key) => problem(lineOf([...issue.path, key]), key, message));
    }
    const field = issue.path.findLast((part) => typeof part === "string") ?? "file";
    return [problem(lineOf(issue.path), field, issue.message)];
  }
}
