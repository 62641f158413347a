import type { Document } from "yaml";

/** A file's first fault in YAML: what follows it is mostly of its making. */
interface YamlFault {
  /** Where, in characters from the start. */
  at: number;
  /** What to write instead, for somebody who does not know YAML. */
  message: string;
}

const QUOTES = 'put the text in double quotes, e.g. title: "Talks: a new round"';
const BRACKETS = 'close every bracket that is opened: each "[" needs a "]", each "{" a "}"';

/** By the YAML library's codes. */
const WORDS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: `holds a colon and a space inside a text; ${QUOTES}`,
  MULTILINE_IMPLICIT_KEY: 'is not "key: value"; write one on each line, a space after the colon',
  BAD_SCALAR_START: `starts with a sign that means something in YAML; ${QUOTES}`,
  UNEXPECTED_TOKEN: `cannot be read from here on; ${QUOTES}, and begin each line of a list with "- "`,
  MISSING_CHAR: `lacks a closing quotation mark or bracket; ${BRACKETS}`,
  BAD_INDENT: `is not indented like the lines that it belongs to; ${BRACKETS}, and begin all lines of a list at one column`,
  TAB_AS_INDENT: "is indented with a tab; use spaces",
  DUPLICATE_KEY: "names a key a second time; keep one of them",
  BAD_DQ_ESCAPE: 'holds a "\\" that means nothing; write "\\\\", or put the text in single quotes',
  BAD_ALIAS: `holds a "*" or "&" that means something in YAML; ${QUOTES}`,
  MULTIPLE_DOCS: 'holds a second "---"; leave it out',
};
const OTHER = `cannot be read; ${QUOTES}`;

/** Null where a document has none. */
export function yamlFault({ errors }: Document.Parsed): YamlFault | null {
  const [first] = errors;
  return first === undefined ? null : { at: first.pos[0], message: WORDS[first.code] ?? OTHER };
}
