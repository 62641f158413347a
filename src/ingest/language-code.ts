/** The code of each language by its English name and its older code of three letters. */
const CODES: Readonly<Record<string, string>> = {
  arabic: "ar",
  ara: "ar",
  chinese: "zh",
  zho: "zh",
  dutch: "nl",
  nld: "nl",
  english: "en",
  eng: "en",
  french: "fr",
  fra: "fr",
  german: "de",
  deu: "de",
  italian: "it",
  ita: "it",
  japanese: "ja",
  jpn: "ja",
  korean: "ko",
  kor: "ko",
  persian: "fa",
  polish: "pl",
  pol: "pl",
  portuguese: "pt",
  por: "pt",
  russian: "ru",
  rus: "ru",
  spanish: "es",
  spa: "es",
  swedish: "sv",
  turkish: "tr",
  tur: "tr",
  ukrainian: "uk",
  ukr: "uk",
};

/** "en" or "pt-BR" from what a file calls a language ("English", "eng", "pt_BR"); null for what is no language. */
export function languageCode(name: string): string | null {
  const word = /^\p{L}+/u.exec(name.trim())?.[0]?.toLowerCase() ?? "";
  const code = name.trim().replace("_", "-");
  return CODES[word] ?? (/^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(code) ? code : null);
}
