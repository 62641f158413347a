import { stemmer as dutchStem } from "@orama/stemmers/dutch";
import { stemmer as frenchStem } from "@orama/stemmers/french";
import { stemmer as germanStem } from "@orama/stemmers/german";
import { stemmer as italianStem } from "@orama/stemmers/italian";
import { stemmer as portugueseStem } from "@orama/stemmers/portuguese";
import { stemmer as russianStem } from "@orama/stemmers/russian";
import { stemmer as spanishStem } from "@orama/stemmers/spanish";
import { stemmer as swedishStem } from "@orama/stemmers/swedish";
import { stemmer as turkishStem } from "@orama/stemmers/turkish";
import { stopwords as dutchWords } from "@orama/stopwords/dutch";
import { stopwords as frenchWords } from "@orama/stopwords/french";
import { stopwords as germanWords } from "@orama/stopwords/german";
import { stopwords as italianWords } from "@orama/stopwords/italian";
import { stopwords as portugueseWords } from "@orama/stopwords/portuguese";
import { stopwords as russianWords } from "@orama/stopwords/russian";
import { stopwords as swedishWords } from "@orama/stopwords/swedish";
import englishWords from "wink-nlp-utils/src/dictionaries/stop_words.json" with { type: "json" };
import { addToMultimap } from "../lib/multimap.ts";
import { isEnglish } from "./english.ts";
import { fold } from "./fold.ts";

/** A language other than English that articles are stemmed in. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** Too common to search for, folded. */
  stopWords: ReadonlySet<string>;
  /** The same as they are written, by which the language is told: "qué" is Spanish, "que" may be French. */
  grammar: ReadonlySet<string>;
  /** The stem, folded, of a word in lower case with its accents. */
  stem(word: string): string;
}

/** The package's list lacks "us", of all pronouns. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set([...englishWords, "us"]);

/** Spanish and Turkish words of grammar: the packages' lists hold "acuerdo" and "zaman" too. */
const SPANISH_WORDS =
  `a al algo alguien alguna algunas alguno algunos ante antes así aun aunque bajo bien
  cada casi como cómo con contra cual cuál cuales cuáles cualquier cuando cuándo cuanto cuánto cuanta cuánta
  cuantos cuántos cuantas cuántas de del desde donde dónde dos durante e el él ella ellas ellos en entre era
  eran es esa esas ese eso esos esta está estaba estaban estado están estar estas este esto estos fue fueron
  ha había habían haber han hasta hay he hubo la las le les lo los más me mi mis mientras mucho muchos muy
  nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque qué que quien
  quién quienes quiénes se sea según ser si sí sido sin sobre son su sus también tan tanto te tenía tiene
  tienen toda todas todo todos tras tu tus un una unas uno unos usted y ya yo`.split(/\s+/u);
const TURKISH_WORDS =
  `acaba ama ancak artık aslında az bana bazı belki ben beni benim bir biri birkaç birçok
  biz bize bizim bu buna bunda bundan bunlar bunu bunun burada çok çünkü da daha de defa değil diğer diye
  dolayı dolayısıyla eden ederek edilen ediyor eğer en etti fakat gibi göre ha halen hangi hangisi hatta hem
  henüz hep hepsi her herhangi hiç için ile ilgili ise işte kaç kaçta kadar karşın kendi kendini kendisi ki
  kim kime kimi kimin kimse mi mı mu mü nasıl ne neden nerede nereden nereye niçin niye o olan olarak oldu
  olduğu olduğunu olmadı olmak olması olsa olup olur on ona ondan onlar onu onun oysa öyle pek rağmen sadece
  sanki siz sonra şey şu tarafından tüm üzere var vardı ve veya ya yani yapılan yaptı yine yok zaten`.split(
    /\s+/u,
  );
/** What the packages' lists leave out: what questions begin with. */
const GERMAN_MORE =
  `wer wen wem wessen wann wohin woher warum wieso weshalb wieviel viele viel gibt gab es
  wurde wurden wird werden worden hatte hatten sei seien kam laut seit beim zum zur vom im`.split(
    /\s+/u,
  );
const FRENCH_MORE =
  "quoi quand où comment pourquoi combien a ont est il elle on dont lors quels quelles quel quelle cela ça avait avaient après avant depuis selon entre plus très sans sous été y".split(
    " ",
  );
const ITALIAN_MORE = "cosa quando quali quale quanto quanti dopo prima secondo fra tra".split(" ");
const PORTUGUESE_MORE =
  "onde quê porquê porque quanto quantos quantas quais qual é está foi foram são após sobre segundo".split(
    " ",
  );
const DUTCH_MORE = "wanneer waar waarom hoeveel welke welk hoe wie wat volgens tussen".split(" ");
const SWEDISH_MORE = "många varför när var hur vilken vilka vem enligt efter".split(" ");
const RUSSIAN_MORE =
  "почему сколько какие какое какого каких чей чья это этот эта эти был была было были который которая которые также после".split(
    " ",
  );

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  [
    language("de", germanStem, [...germanWords, ...GERMAN_MORE]),
    language("fr", frenchStem, [...frenchWords, ...FRENCH_MORE]),
    language("es", spanishStem, SPANISH_WORDS),
    language("it", italianStem, [...italianWords, ...ITALIAN_MORE]),
    language("pt", portugueseStem, [...portugueseWords, ...PORTUGUESE_MORE]),
    language("nl", dutchStem, [...dutchWords, ...DUTCH_MORE]),
    language("sv", swedishStem, [...swedishWords, ...SWEDISH_MORE]),
    language("ru", russianStem, [...russianWords, ...RUSSIAN_MORE]),
    language("tr", turkishStem, TURKISH_WORDS),
  ].map((each) => [each.code, each]),
);

function language(
  code: string,
  stemmer: (word: string) => string,
  words: readonly string[],
): Language {
  const stopWords = new Set(words.map((word) => fold(word)));
  const grammar = new Set([...words, ...stopWords]);
  return { code, stopWords, grammar, stem: (word) => fold(stemmer(word)) };
}

/** "de" of "de-AT". */
export function baseLanguage(code: string): string {
  return code.toLowerCase().split("-")[0] ?? "";
}

/** The language of a code such as "de-AT"; null for English, and for those that are not stemmed. */
export function languageOf(code: string | null): Language | null {
  return code === null ? null : (LANGUAGES.get(baseLanguage(code)) ?? null);
}

/** Scripts that tell the language. Cyrillic is taken for Russian unless a letter says otherwise. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/[\u3041-\u30ff]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/[іїєґ]/giu, "uk"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
];
/** Of the letters, so many of a script make it the text's; a letter of two counts for its script. */
const MIN_SCRIPT_SHARE = 0.5;
const MIN_TELLING_SHARE = 0.02;
/** What names hold in any language, and what is spelled alike in English. */
const NO_SIGN = new Set(
  `de la le les du des del der den di da do dos das van von zu el al y e o a i en on an in so am ten ter bin
  ibn la las los san die war hat was will man come sole dove me no per son are pour made most more min over
  under till sin fin gut nun also her bis nach ha he`.split(/\s+/u),
);

/** What is read of an article to tell its language. */
const READ = 800;
const MIN_TEXT_WORDS = 8;
/** Of a text's words, words of grammar are 35 to 55 %. */
const MIN_GRAMMAR_SHARE = 0.2;

/** The language of an article's text, as ISO 639-1; null where it is too short to tell. */
export function languageOfText(text: string): string | null {
  const start = text.slice(0, READ);
  const script = scriptOf(start);
  if (script !== null) return script;
  const words = wordsOf(start);
  if (words.length < MIN_TEXT_WORDS) return null;
  const [best, next] = scores(words);
  const enough = best.count >= words.length * MIN_GRAMMAR_SHARE;
  return enough && best.count > next.count ? best.code : null;
}

/**
 * The language that a question is asked in, as ISO 639-1; null where nothing but names tells it.
 * Capitalised words behind the first, and particles of names, say nothing.
 */
export function languageOfQuestion(question: string): string | null {
  const script = scriptOf(question);
  if (script !== null) return script;
  const sentence = question.replaceAll(/(?<=\S\s+)\p{Lu}[\p{L}\p{M}]*/gu, " ");
  const words = wordsOf(sentence).filter((word) => word.length > 1);
  const signs = words.filter((word) => !NO_SIGN.has(word));
  const [best, next] = scores(signs);
  const sure = best.count > 1 || best.code === "en" || signs.some((word) => isOwn(word, best.code));
  if (best.count <= next.count) return shortQuestion(words);
  return sure || isStrange(words, best.code) ? best.code : shortQuestion(words);
}

/** "was ist die elektronische patientenakte": beside one word of grammar nothing is English. */
function isStrange(words: readonly string[], code: string): boolean {
  const grammar = LANGUAGES.get(code)?.grammar;
  const others = words.filter((word) => grammar?.has(word) !== true);
  return others.length > 0 && !others.some((word) => isEnglish(fold(word)));
}

/** Words in lower case, with their accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

/** Whether a word of grammar has a letter that English lacks: "über", "qué". */
function isOwn(word: string, code: string): boolean {
  return /[^a-z]/u.test(word) && (LANGUAGES.get(code)?.grammar.has(word) ?? false);
}

/** What questions begin with, where it is a word of one language alone. */
const ASKING = new Set(
  `wer wen wem wann wo wie warum wieso welche welcher welches qui quand où comment pourquoi combien quel quelle
  quién quiénes qué cuándo dónde cómo cuánto cuántos cuál chi dove perché quem onde quantos quais wanneer waar
  waarom hoeveel welke vem vad när varför vilken kim kimin nerede nasıl niçin kaç hangi`.split(
    /\s+/u,
  ),
);

/** "Wer ist Schröder", "qui est Macron": one word that asks, and no word of English. */
function shortQuestion(words: readonly string[]): string | null {
  const [first = ""] = words;
  if (words.length < 2 || !ASKING.has(first)) return null;
  if (words.some((word) => ENGLISH_STOP_WORDS.has(word) && !NO_SIGN.has(word))) return null;
  const [only, ...others] = [...LANGUAGES.values()].filter(({ grammar }) => grammar.has(first));
  return only !== undefined && others.length === 0 ? only.code : null;
}

/** Letters that no other of these languages has. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ["de", /ß/u],
  ["es", /ñ/u],
  ["pt", /[ãõ]/u],
  ["sv", /å/u],
  ["tr", /[ığş]/u],
];

interface Score {
  code: string;
  count: number;
}

/** By each word of grammar, the languages whose it is. */
const GRAMMAR: ReadonlyMap<string, readonly string[]> = readGrammar();

function readGrammar(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const { code, grammar } of LANGUAGES.values()) {
    for (const word of grammar) addToMultimap(languages, word, code);
  }
  for (const word of ENGLISH_STOP_WORDS) addToMultimap(languages, word, "en");
  return languages;
}

/** The two languages that hold most of the words among their words of grammar. */
function scores(words: readonly string[]): [Score, Score] {
  const counts = new Map<string, number>();
  const add = (code: string): void => void counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const word of words) {
    for (const code of GRAMMAR.get(word) ?? []) add(code);
    if (!/[^a-z]/u.test(word)) continue;
    for (const [code, letters] of LETTERS) if (letters.test(word)) add(code);
  }
  const none = { code: "", count: 0 };
  const all = [...counts].map(([code, count]) => ({ code, count }));
  const [best = none, next = none] = all.toSorted((a, b) => b.count - a.count);
  return [best, next];
}

function scriptOf(text: string): string | null {
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\u024f]*$/u.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [script, code] of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / letters;
    const telling = code === "ja" || code === "uk";
    if (share > (telling ? MIN_TELLING_SHARE : MIN_SCRIPT_SHARE)) {
      if (code === "ja" && share < MIN_TELLING_SHARE * 5) continue;
      return code;
    }
  }
  return null;
}
