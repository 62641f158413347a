/** Letters that NFKD leaves alone, though readers type them without their stroke or as two. */
const STROKED: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ə: "e",
};

const APOSTROPHES = /[’ʼ＇‘`´]/gu;
/** Accents, and the points of Arabic and Hebrew; never the vowel signs of Indic scripts. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu;
/** Soft hyphens, zero-width characters, marks of direction, variation selectors: unseen in a word. */
const UNSEEN =
  // oxlint-disable-next-line no-misleading-character-class
  /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;
// oxlint-disable-next-line no-control-regex
const PLAIN = /^[\x00-\x5f\x61-\x7f]*$/;

/** A word in the one form in which words are compared: NFKD, no accents, lower case. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .replaceAll(UNSEEN, "")
    .replaceAll(APOSTROPHES, "'")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(ACCENTS, "")
    .replaceAll(/[ıøłđðþßæœə]/gu, (letter) => STROKED[letter] ?? letter);
}

/** Folded words, as names, headlines, outlets and typed texts are compared. */
export function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
