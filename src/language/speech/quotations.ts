import type { Span } from "../../lib/span.ts";

/** A quotation in a paragraph, its marks included; `closed` is false where it runs on to the next. */
export interface Quotation extends Span {
  closed: boolean;
}

const MARK = /["“”«»]|``|''|(?<![^\s([—–-])‘(?=\S)|(?<=[.,!?…])’(?![\p{L}\p{N}])/gu;
const OPENS = /^(?:[“«‘]|``)$/u;
const BEFORE_OPENING = /[\s([—–:-]/u;

/** The quotations of a paragraph, in order. Between single marks only those that end in a stop. */
export function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open: (Span & { mark: string }) | null = null;
  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const { index, 0: mark } = match;
    const end = index + mark.length;
    if (open === null) {
      if (opensQuotation(text, index, mark)) open = { start: index, end, mark };
    } else if (closesQuotation(open.mark, mark)) {
      found.push({ start: open.start, end, closed: true });
      open = null;
    }
  }
  if (open !== null && open.mark !== "‘") {
    found.push({ start: open.start, end: text.length, closed: false });
  }
  return found;
}

function opensQuotation(text: string, at: number, mark: string): boolean {
  if (OPENS.test(mark)) return true;
  if (mark !== '"' && mark !== "''") return false;
  return at === 0 || BEFORE_OPENING.test(text[at - 1] ?? "");
}

function closesQuotation(opening: string, mark: string): boolean {
  if (opening === "“") return mark === "”" || mark === '"';
  if (opening === "«") return mark === "»";
  if (opening === "‘") return mark === "’";
  if (opening === "``") return mark === "''" || mark === "”";
  return mark === opening || (opening === '"' && mark === "”");
}

/** The quotations from one on that begin before `end`. */
export function quotationsBefore(
  quotations: readonly Quotation[],
  from: number,
  end: number,
): readonly Quotation[] {
  let to = from;
  while ((quotations[to]?.start ?? Infinity) < end) to += 1;
  return quotations.slice(from, to);
}

const MIN_QUOTED_WORDS = 4;

/** More than a word set in quotation marks. */
export function isSpeech(text: string, { start, end }: Quotation): boolean {
  const words = text.slice(start + 1, end - 1).split(" ", MIN_QUOTED_WORDS);
  return words.length >= MIN_QUOTED_WORDS || /[.,!?]\W*$/.test(text.slice(start, end));
}
