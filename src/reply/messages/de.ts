import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "de";
const { and, count, decimal, number, or, percent, quote } = wording(locale, ["„", "“"]);

const ARTICLES = { one: "Artikel", other: "Artikel" };
const OUTLETS = { one: "Medium", other: "Medien" };
const PARAGRAPHS = { one: "Absatz", other: "Absätzen" };
const OTHERS = { one: "weiteres", other: "weitere" };

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0
    ? each
    : [...each, count(more, { one: "weiteres Wort", other: "weitere Wörter" })];
}

export const de: Messages = {
  locale,
  names: {
    ask: "fragen",
    source: "quelle",
    articles: "artikel",
    about: "info",
    compare: "vergleichen",
    timeline: "zeitleiste",
    question: "frage",
    topic: "thema",
    outlet: "medium",
    after: "ab",
    before: "bis",
    article: "artikel",
    private: "privat",
    findInArticles: "In Artikeln suchen",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `Datum unbekannt, zwischen ${notBefore} und ${notAfter}`;
      if (notBefore) return `Datum unbekannt, nach ${notBefore}`;
      if (notAfter) return `Datum unbekannt, spätestens ${notAfter}`;
      return "Datum unbekannt";
    },
    yearInferred: (date) => `${date} (Jahr erschlossen)`,
    inferred: (date) => `${date} (erschlossen)`,
    fromMetadata: (date) => `${date} (aus den Metadaten der Seite)`,
    fromAddress: (date) => `${date} (aus der Adresse, nicht dem Text)`,
    external: (date) => `${date} (nicht im Text)`,
    uncertain: (date) => `${date} (unsicher)`,
  },
  outlet: {
    unknown: "Medium unbekannt",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "Medium aus den Metadaten der Seite",
      url: "Medium aus der Adresse, nicht dem Text",
      external: "Medium im Text nicht genannt",
      unknown: "Medium unsicher",
    },
  },
  passage: {
    place: (ordinal, of) => `Absatz ${ordinal} von ${of}`,
    under: (subheading) => `unter ${quote(subheading)}`,
    lacks: (words, more) => `Diese Stelle erwähnt ${or(listed(words, more))} nicht.`,
    changed: "Der Artikel wurde seither geändert; so lautet der Absatz jetzt.",
    gone: "Diesen Artikel gibt es hier nicht mehr.",
    lost: "Der Artikel wurde seither geändert und hat diesen Absatz nicht mehr; „Ganzer Artikel“ zeigt ihn, wie er jetzt ist.",
    previous: "◀",
    next: "▶",
    position: (position, of) => `${position} von ${of}`,
    before: "◀ Absatz",
    after: "Absatz ▶",
    back: "Zurück",
    context: "Zusammenhang, nicht die Antwort",
    contextOf: (ordinal, passage) => `Absatz ${ordinal}; die Stelle ist Absatz ${passage}`,
    fullArticle: "Ganzer Artikel",
    original: "Original",
  },
  answer: {
    corrected: (pairs) =>
      `Ergebnisse für ${and(pairs.map(({ from, to }) => `${quote(to)} (eingegeben ${quote(from)})`))}.`,
    others: "Weitere Stellen",
    exactly: "Gesucht wurde genau das Eingegebene.",
    searchExactly: (words) => `Genau ${and(words.map(quote))} suchen`,
    missing: (words, more) => `In den Artikeln steht nirgends ${or(listed(words, more))}.`,
  },
  noAnswer: {
    plainly: "Das beantworten die Artikel nicht.",
    because: {
      "no-words": "Nach nichts in der Frage lässt sich suchen.",
      "unknown-words": "Sie enthalten keines der Wörter der Frage.",
      lacking: "Ein Wort, an dem die Frage hängt, fehlt in allen Stellen, die ihr nahekommen.",
      weak: "Was übereinstimmt, ist zu wenig für eine Antwort.",
    },
    missing: (words, more) => `In ihnen steht nirgends ${or(listed(words, more))}.`,
    nearest: "Am nächsten, aber keine Antwort",
    otherNearest: "Auch nah, keine Antworten",
    searched: (articles, from, to, undated) =>
      `Durchsucht: ${de.archive.size(articles)}${de.archive.span(from, to, undated)}.`,
  },
  filters: {
    after: (date) => `ab ${date}`,
    before: (date) => `bis ${date}`,
    phrase: (words) => quote(words),
    without: (words) => `nicht ${quote(words)}`,
    all: "alle Filter",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, ARTICLES)} ausgelassen, weil das Datum nicht genau genug bekannt ist.`,
    searched: (articles, of) =>
      `Durchsucht: ${number(articles)} von ${number(of)} Artikeln, nämlich jene, auf die die Filter passen.`,
    noArticles: "Auf keinen Artikel passen die Filter.",
    noMatch: "Kein Absatz, auf den die Filter passen, enthält Wörter der Frage.",
    noneFits: "Auf keinen Absatz mit Wörtern der Frage passen alle Filter.",
    allHold: "Jeder Absatz mit Wörtern der Frage enthält ein Wort, das du ausgeschlossen hast.",
    noneHolds: (phrases) => `Kein durchsuchter Absatz enthält wörtlich ${or(phrases.map(quote))}.`,
    noneReadHolds: (phrases, read) =>
      `Von den ${number(read)} am besten passenden Absätzen enthält keiner wörtlich ${or(phrases.map(quote))}.`,
    instead: (filter, from) => `Entfernt man ${filter}, gibt es eine Antwort (${from}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `Kein Medium heißt ${quote(typed)}; die Artikel nennen keines.`
        : `Kein Medium heißt ${quote(typed)}; am nächsten ${nearest.length === 1 ? "kommt" : "kommen"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Eine Frage kann nur an ein Medium gehen, nicht an ${and(names)}; /${de.names.compare} fragt alle.`,
    notADate: (typed) =>
      `${quote(typed)} ist kein Datum mit Jahr; schreib zum Beispiel „2023“, „Mai 2023“ oder „19. Mai 2023“.`,
    emptyRange: (after, before) =>
      `Kein Tag liegt zugleich ab ${after} und bis ${before}; ändere eines von beiden.`,
    onlyFilters: "Ergänze ein Suchwort; Filter allein finden nichts.",
  },
  archive: {
    size: (articles) => count(articles, ARTICLES),
    span(from, to, undated) {
      if (from === null || to === null) return ", keiner mit bekanntem Datum";
      const dated = from === to ? `, datiert ${from}` : `, datiert ${from} bis ${to}`;
      return undated === 0 ? dated : `${dated}, ${number(undated)} ohne bekanntes Datum`;
    },
  },
  ask: {
    description: "Frag die Nachrichtenartikel; die Antwort ist ein Zitat mit Quelle und Datum",
    question: "Deine Frage, in einfachen Worten",
    outlet: "Nur Artikel dieses Mediums",
    after: "Nur Artikel von diesem Datum an, zum Beispiel Mai 2023",
    before: "Nur Artikel bis zu diesem Datum, zum Beispiel 19. Mai 2023",
    private: "Die Antwort nur dir zeigen",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    nameChoice: (question, articles, atLeast) =>
      `${question} · ${number(articles)}${atLeast ? "+" : ""} Artikel`,
    dateExample: "Schreib zum Beispiel 2023, Mai 2023 oder 19. Mai 2023",
    empty:
      "Gib eine Frage in der Sprache der Artikel ein, zum Beispiel „Who signed the ceasefire?“.",
    tooLong: (length, most) =>
      `Diese Frage hat ${number(length)} Zeichen; stell sie mit höchstens ${number(most)}.`,
    noWords: (question) =>
      `${quote(question)} enthält kein Wort, nach dem sich suchen lässt; nenne eine Person, einen Ort oder eine Sache.`,
    lostQuestion:
      "Die Frage ist aus dieser Nachricht nicht mehr zu lesen; stell sie mit /fragen neu.",
  },
  why: {
    button: "Warum das?",
    heading: "Warum diese Stelle?",
    rank: (rank, of) => `Rang ${number(rank)} von ${count(of, PARAGRAPHS)}.`,
    unranked: "Sie ist nicht mehr unter den hundert besten Absätzen für diese Frage.",
    where: {
      text: (matches) => `in der Stelle als ${and(matches.map(quote))}`,
      alike: (matches) =>
        matches.length === 0
          ? "in der Stelle nur ähnlich"
          : `in der Stelle nur ähnlich, als ${and(matches.map(quote))}`,
      title: "im Titel oder in der Zwischenüberschrift",
      nowhere: "nicht in der Stelle",
    },
    weight: (idf, paragraphs) => `Gewicht ${decimal(idf)}, in ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `und ${count(words, { one: "weiteres Wort", other: "weitere Wörter" })}`,
    score: (score) => `Punkte ${decimal(score)}`,
    parts: {
      bm25: "gemeinsame Wörter (BM25)",
      alike: "nur ähnliche Wörter",
      article: "der ganze Artikel",
      sentence: "der beste Satz",
      pairs: "Wörter nebeneinander",
      offers: "bietet das Gefragte",
      together: "alle Wörter in einem Satz",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `Dass die beste Stelle antwortet, ist zu ${percent(share)} sicher; ab ${percent(least)} gilt sie als Antwort.`,
  },
  findInArticles: {
    noText: "Diese Nachricht enthält keinen Text, nach dem sich suchen lässt.",
  },
  share: {
    button: "Im Kanal teilen",
    by: (name) => `Geteilt von ${name}`,
    notHere: "Du oder Dateline darf hier nicht schreiben; die Antwort bleibt bei dir.",
  },
  compare: {
    description: "Was jedes Medium über ein Thema schreibt, nebeneinander und Wort für Wort",
    topic: "Was verglichen werden soll, in wenigen Worten",
    private: "Den Vergleich nur dir zeigen",
    empty: "Gib ein Thema ein, zum Beispiel „Karabakh ceasefire“.",
    none: "Darüber schreibt kein Medium.",
    onlyOne: (outlet) => `Nur ${outlet} schreibt darüber.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, die beste Stelle zuerst.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, zuerst die zitierte Stelle, dann die besten der anderen.`,
    shared: (words, more) =>
      `Zusammengestellt, weil jede Stelle oder ihre Überschrift enthält: ${and(listed(words, more))}.`,
    mostWords:
      "Zusammengestellt, weil jede Stelle oder ihre Überschrift die meisten Wörter des Themas enthält oder gleichbedeutende.",
    alike: (outlets, more) =>
      more === 0
        ? `Fast dieselbe Stelle in ${count(outlets, OUTLETS)}; einmal gezeigt.`
        : `Fast dieselbe Stelle in ${count(outlets, OUTLETS)}, davon ${number(more)} hier nicht genannt; einmal gezeigt.`,
    differing: "Zahlen und Daten, die nicht in jeder Stelle stehen",
    states: (text, outlets, more) =>
      `${quote(text)} (${outlets.join(", ")}${more === 0 ? "" : ` und ${count(more, OTHERS)}`})`,
    more: (more) => `Und ${number(more)} mehr.`,
    read: (outlet) => `${outlet} lesen`,
    others: "Andere Medien",
    lostTopic: "Das Thema ist aus dieser Nachricht nicht mehr zu lesen; nimm /vergleichen.",
    noOthers: (outlet) => `Kein anderes Medium schreibt darüber, nur ${outlet}.`,
  },
  timeline: {
    description: "Wann zu einem Thema etwas geschah, nach den Daten, die in den Artikeln stehen",
    topic: "Was verfolgt werden soll, in wenigen Worten",
    private: "Die Zeitleiste nur dir zeigen",
    empty: "Gib ein Thema ein, zum Beispiel „Karabakh conflict“.",
    none: "Die Artikel nennen dazu kein Datum.",
    nothing: "Die Artikel enthalten dazu nichts.",
    events: (events) =>
      `${count(events, { one: "datierter Satz", other: "datierte Sätze" })}, nach dem Datum des Erzählten, das älteste zuerst.`,
    cut: (passages) => `Aus den ${number(passages)} am besten passenden Stellen.`,
    yearFromArticle: (date) => `${date} (Jahr nach dem Datum des Artikels)`,
    dates: (dates, more) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} und ${count(more, OTHERS)}`,
    also: (outlets, more) =>
      `Fast gleich in ${and(more === 0 ? outlets : [...outlets, count(more, { one: "weiteren", other: "weiteren" })])}.`,
    yearless: (sentences) =>
      `Ausgelassen: ${count(sentences, { one: "Satz", other: "Sätze" })} mit Tag oder Monat, deren Jahr offen bleibt.`,
    vague: (sentences) =>
      `Ausgelassen: ${count(sentences, { one: "Satz", other: "Sätze" })} nur mit Wochentag oder vager Angabe wie „Tuesday“ oder „last year“.`,
    read: "Lesen",
    lostTopic:
      "Das Thema ist aus dieser Nachricht nicht mehr zu lesen; nimm noch einmal /zeitleiste.",
  },
  source: {
    description: "Einen ganzen Artikel lesen, mit Quelle, Datum und wie sie bekannt sind",
    article: "Wörter aus Titel, Medium oder Datum; oder die Adresse",
    private: "Den Artikel nur dir zeigen",
    empty: "Gib Wörter eines Titels ein oder wähle einen Artikel aus der Liste.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `Kein Artikel passt zu ${quote(typed)}; /artikel listet alle auf.`
        : `Kein Artikel passt zu ${quote(typed)}; am nächsten ${nearest.length === 1 ? "kommt" : "kommen"} ${and(nearest.map(quote))}.`,
    lost: "Der Artikel wurde seither geändert und hat den zitierten Absatz nicht mehr.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Medium",
    date: "Datum",
    author: "Autor",
    address: "Adresse",
    added: "Hinzugefügt",
    addressEvidence: {
      fetched: "von dort abgerufen",
      "in-text": "steht im Text",
      external: "außerhalb des Textes gefunden",
    },
    page: (page, of) => `Seite ${page} von ${of}`,
    quotedHere: (ordinal) => `Absatz ${ordinal}, wie zitiert`,
    changedHere: (ordinal) => `Absatz ${ordinal}, seit dem Zitat geändert`,
    asFile: "Text als .md",
    fileReady: (title) => `Der ganze Text von ${quote(title)}`,
  },
  articles: {
    description: "Die Artikel auflisten, neueste zuerst",
    heading: (articles) => `Artikel (${number(articles)})`,
    read: "Lesen",
  },
  about: {
    description: "Was dieser Bot ist, was er weiß und wie er antwortet",
    heading: "Über Dateline",
    what: "Dateline beantwortet Fragen aus Nachrichtenartikeln. Der Bot zitiert den besten Absatz Wort für Wort, mit Medium und Datum, oder sagt offen, dass die Artikel nicht antworten.",
    holds: (articles, outlets, span) =>
      `Bestand: ${count(articles, ARTICLES)} aus ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Medien · ${names.join(", ")}${more === 0 ? "" : ` und ${count(more, OTHERS)}`}`,
    leftOut: (files) =>
      `${count(files, { one: "Artikeldatei ist fehlerhaft und wird", other: "Artikeldateien sind fehlerhaft und werden" })} nicht gelesen: Das Protokoll nennt die Stelle.`,
    how: "Er ordnet Absätze nach den Wörtern, die sie mit der Frage teilen (BM25). Kein Satz wird erzeugt; fett steht der Satz, der am besten passt. Bei Datum oder Medium, die der Text nicht nennt, steht dabei, woher sie bekannt sind.",
    stores: "Er speichert nichts: keine Fragen, keine Nachrichten, keine Namen.",
    version: (version) => `Version ${version}`,
    commands: "/fragen stellt eine Frage · /quelle zeigt einen ganzen Artikel · /artikel die Liste",
  },
  errors: {
    noCommand:
      "Dieser Befehl gehört nicht mehr zu Dateline: Lade Discord neu, um die heutigen zu sehen.",
    oldButton:
      "Dieser Knopf stammt aus einer anderen Version von Dateline: Bitte frag noch einmal.",
    restarting: "Dateline startet gerade neu: Bitte versuch es in einer Minute wieder.",
    reading: (done) =>
      `Dateline liest die Artikel noch: ${done} %. Bitte versuche es in einer Minute noch einmal.`,
    unexpected: (errorId) =>
      `Hier ist etwas schiefgegangen, nicht an deiner Frage: Versuch es noch einmal und nenne dem Betreiber dieses Bots „error ${errorId}“, wenn es bleibt.`,
  },
};
