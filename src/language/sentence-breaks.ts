/** What a character is to the rules of UAX 29 (sentence boundaries). */
const CLASS = {
  /** Anything else, which the rules take no notice of. */
  other: 0,
  space: 1,
  lower: 2,
  upper: 3,
  digit: 4,
  stop: 5,
  /** "!" and "?". */
  mark: 6,
  /** Quotation marks and brackets. */
  close: 7,
  /** After which a sentence goes on. */
  goesOn: 8,
  /** A letter of which only Unicode's tables know the case. */
  letter: 9,
  /** Left to Intl.Segmenter: characters that end lines or words unseen, ";" (Unicode moved it), … */
  unknown: 10,
} as const;

/** By character code, as far as Latin letters with accents; quotation marks and dashes beyond. */
const CLASSES = Uint8Array.from({ length: 0x2040 }, (_, code) => {
  const character = String.fromCodePoint(code);
  if (character === " ") return CLASS.space;
  if (/[a-z]/.test(character)) return CLASS.lower;
  if (/[A-Z]/.test(character)) return CLASS.upper;
  if (/[0-9]/.test(character)) return CLASS.digit;
  if (character === ".") return CLASS.stop;
  if (/[!?]/.test(character)) return CLASS.mark;
  if (/["'()[\]{}‘’“”]/.test(character)) return CLASS.close;
  if (/[,:–—-]/.test(character)) return CLASS.goesOn;
  if (/[À-ÖØ-öø-ÿ]/.test(character)) return CLASS.letter;
  return /[ -:<-~]/.test(character) ? CLASS.other : CLASS.unknown;
});

/**
 * Where sentences start in a text, 0 aside, by the rules of UAX 29, as Intl.Segmenter finds them at
 * twenty times the cost; null where a character or its place would need the tables of Unicode.
 */
export function plainSentenceStarts(text: string): number[] | null {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const own = classAt(text, at);
    if (own === CLASS.unknown) return null;
    if (own !== CLASS.stop && own !== CLASS.mark) continue;
    let next = at + 1;
    while (classAt(text, next) === CLASS.close) next += 1;
    while (classAt(text, next) === CLASS.space) next += 1;
    if (next >= text.length) continue;
    const breaks = startsAt(text, at, own, next);
    if (breaks === null) return null;
    if (breaks) starts.push(next);
  }
  return starts;
}

/** Whether a sentence starts at `next`, after closing marks and spaces behind the stop at `at`. */
function startsAt(text: string, at: number, own: number, next: number): boolean | null {
  const after = classAt(text, next);
  if (after === CLASS.unknown) return null;
  // SB8a, and the space or closing mark that ends what comes before it has been passed.
  if (after === CLASS.goesOn || after === CLASS.stop || after === CLASS.mark) return false;
  if (own === CLASS.mark) return true;
  if (next === at + 1) {
    if (after === CLASS.digit) return false; // SB6
    if (after === CLASS.upper) {
      const before = classAt(text, at - 1);
      if (before === CLASS.letter || before === CLASS.unknown) return null;
      if (before === CLASS.upper || before === CLASS.lower) return false; // SB7
    }
  }
  return startsCapital(text, next);
}

/** SB8: a stop ends no sentence when the next letter is a small one. */
function startsCapital(text: string, from: number): boolean | null {
  for (let at = from; at < text.length; at += 1) {
    const own = classAt(text, at);
    if (own === CLASS.letter || own === CLASS.unknown) return null;
    if (own === CLASS.lower) return false;
    if (own === CLASS.upper || own === CLASS.stop || own === CLASS.mark) return true;
  }
  return true;
}

/** "Other" beyond the end. */
function classAt(text: string, at: number): number {
  if (at >= text.length) return CLASS.other;
  return CLASSES[text.charCodeAt(at)] ?? CLASS.unknown;
}
