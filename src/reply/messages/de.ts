import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "de";
const { and, count, decimal, neither, number, or, percent, quote } = wording(
  locale,
  ["„", "“"],
  ["weder ", " noch "],
);

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

/** „enthalten „a“ nicht“, „enthalten weder „a“ noch „b““. */
function not(verb: string, items: readonly string[]): string {
  return items.length < 2 ? `${verb} ${neither(items)} nicht` : `${verb} ${neither(items)}`;
}

/** „vom 5. Mai 2023 bis zum 6. Juni 2023“, aber „2022 bis Mai 2023“. */
function vom(date: string): string {
  return /^\d+\. /.test(date) ? `vom ${date}` : date;
}

function zum(date: string): string {
  return /^\d+\. /.test(date) ? `zum ${date}` : date;
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
    story: "ereignis",
    latest: "neues",
    stories: "ereignisse",
    question: "frage",
    topic: "thema",
    outlet: "medium",
    after: "ab",
    before: "bis",
    article: "artikel",
    month: "monat",
    words: "wörter",
    follow: "folgen",
    following: "gefolgt",
    here: "hier",
    private: "privat",
    findInArticles: "In Artikeln suchen",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `Datum unbekannt, zwischen ${notBefore} und ${notAfter}`;
      if (notBefore) return `Datum unbekannt, ${notBefore} oder später`;
      if (notAfter) return `Datum unbekannt, ${notAfter} oder früher`;
      return "Datum unbekannt";
    },
    changed: (date, updated) => `${date}, zuletzt geändert: ${updated}`,
    yearInferred: (date) => `${date} (Jahr erschlossen)`,
    inferred: (date) => `${date} (erschlossen)`,
    fromMetadata: (date) => `${date} (aus den Metadaten der Seite)`,
    fromAddress: (date) => `${date} (aus der Webadresse)`,
    external: (date) => `${date} (Datum aus anderer Quelle)`,
    uncertain: (date) => `${date} (unsicher)`,
  },
  outlet: {
    unknown: "Medium unbekannt",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "Medium aus den Metadaten der Seite",
      url: "Medium aus der Webadresse",
      external: "Medium aus anderer Quelle bekannt",
      unknown: "Medium unsicher",
    },
  },
  passage: {
    place: (ordinal, of) => `Absatz ${ordinal} von ${of}`,
    under: (subheading) => `unter ${quote(subheading)}`,
    speaker: (name, ordinal) => `Es spricht: ${name} (Absatz ${ordinal})`,
    firstLine: (ordinal) => `Erste Zeile: das Ende von Absatz ${ordinal}.`,
    lacks: (words, more) => `Diese Stelle ${not("erwähnt", listed(words, more))}.`,
    related: (words, more) => `Nur in verwandter Form: ${and(listed(words, more))}.`,
    changed: "Der Artikel wurde seither geändert; dies ist der aktuelle Text.",
    gone: "Diesen Artikel gibt es hier nicht mehr.",
    lost: "Der Artikel wurde seither geändert und enthält diesen Absatz nicht mehr; „Ganzer Artikel“ zeigt den aktuellen Text.",
    previous: "◀",
    next: "▶",
    before: "Absatz davor",
    onward: (shown, of) => `▶ Weiter (${shown}/${of})`,
    toFirst: (shown, of) => `↺ Zur ersten (${shown}/${of})`,
    readOn: "Weiterlesen",
    more: "Mehr …",
    back: "Zurück",
    context: "Zusammenhang, nicht die Antwort",
    contextOf: (ordinal, passage) => `Absatz ${ordinal}; die Stelle ist Absatz ${passage}`,
    fullArticle: "Ganzer Artikel",
    original: "Original",
  },
  answer: {
    corrected: (pairs) =>
      `Ergebnisse für ${and(pairs.map(({ from, to }) => `${quote(to)} (eingegeben ${quote(from)})`))}.`,
    newest: (date) => `Neuester Artikel in diesem Archiv: ${date}.`,
    others: "Weitere Stellen",
    exactly: "Gesucht wurde genau nach der Eingabe.",
    searchExactly: (words) => `Genau nach ${and(words.map(quote))} suchen`,
    missing: (words, more) => `Die Artikel ${not("enthalten", listed(words, more))}.`,
  },
  noAnswer: {
    plainly: "Das beantworten die Artikel nicht.",
    because: {
      "no-words": "Die Frage enthält nichts, wonach sich suchen lässt.",
      "unknown-words": "Sie enthalten keines der Wörter der Frage.",
      lacking: "In der ähnlichsten Stelle fehlt ein entscheidendes Wort der Frage.",
      weak: "Die Übereinstimmung reicht für eine Antwort nicht aus.",
      vague: "Nenne, worum es geht: eine Person, einen Ort, ein Ereignis.",
      time: "Dazu gibt es nichts aus der genannten Zeit.",
      language: "Die Artikel sind in einer anderen Sprache.",
      greeting: "Hallo! Stell eine Frage, und Dateline zitiert den Artikel, der sie beantwortet.",
      thanks: "Gern geschehen.",
      help: "Stell eine Frage in eigenen Worten. Dateline zitiert den Absatz, der sie beantwortet, wörtlich und mit Quelle und Datum.",
      task: "Dateline schreibt nichts selbst, kann also weder zusammenfassen noch übersetzen. Stell eine Frage, und es zitiert, was in den Artikeln steht.",
    },
    missing: (words, more) => `Sie ${not("enthalten", listed(words, more))}.`,
    otherLanguage: (languages) => `Die Artikel sind auf ${and(languages)}.`,
    otherTime: (time, newest) =>
      `Aus der Zeit ${quote(time)} gibt es dazu nichts; die neueste der ähnlichen Stellen: ${newest}.`,
    nearest: "Am ähnlichsten, aber keine Antwort",
    otherNearest: "Ebenfalls ähnlich, aber keine Antworten",
    searched: (articles, from, to, undated) =>
      `Durchsucht: ${de.archive.size(articles)}${de.archive.span(from, to, undated)}.`,
  },
  filters: {
    after: (date) => `ab ${date}`,
    before: (date) => `bis ${date}`,
    phrase: (words) => quote(words),
    without: (words) => `nicht ${quote(words)}`,
    notFrom: (outlet) => `nicht von ${outlet}`,
    all: "alle Filter",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, ARTICLES)} ausgelassen, weil das Datum nicht genau genug bekannt ist.`,
    searched: (articles, of) =>
      `Durchsucht: ${number(articles)} von ${number(of)} Artikeln, gemäß den Filtern.`,
    noArticles: "Kein Artikel entspricht den Filtern.",
    noMatch: "Kein Absatz, der den Filtern entspricht, enthält Wörter der Frage.",
    noneFits: "Kein Absatz mit Wörtern der Frage entspricht allen Filtern.",
    allHold: "Jeder Absatz mit Wörtern der Frage enthält ein Wort, das du ausgeschlossen hast.",
    noneHolds: (phrases) => `Kein Absatz enthält wörtlich ${or(phrases.map(quote))}.`,
    noneReadHolds: (phrases, read) =>
      `Von den ${number(read)} am besten passenden Absätzen enthält keiner wörtlich ${or(phrases.map(quote))}.`,
    instead: (filter, from) =>
      filter === null
        ? `Ohne Filter gibt es eine Antwort (${from}).`
        : `Ohne den Filter ${filter} gibt es eine Antwort (${from}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `Kein Medium heißt ${quote(typed)}; die Artikel nennen kein Medium.`
        : `Kein Medium heißt ${quote(typed)}; am nächsten ${nearest.length === 1 ? "kommt" : "kommen"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Du kannst nur nach einem Medium filtern, nicht nach ${and(names)}; /vergleichen durchsucht alle.`,
    notADate: (typed) =>
      `${quote(typed)} ist kein Datum mit Jahr; schreib zum Beispiel „2023“, „Mai 2023“ oder „19. Mai 2023“.`,
    ambiguousDate: (typed, one, other) =>
      `${quote(typed)} kann der ${one} oder der ${other} sein; schreib zum Beispiel ${quote(one)}.`,
    emptyRange: (after, before) =>
      `„ab ${after}“ und „bis ${before}“ haben keinen Tag gemeinsam; ändere eines von beiden.`,
    onlyFilters: "Ergänze ein Suchwort; Filter allein finden nichts.",
  },
  archive: {
    newest: (words) => `Neuester Artikel: ${words}.`,
    size: (articles) => count(articles, ARTICLES),
    span(from, to, undated) {
      if (from === null || to === null) return ", keiner mit bekanntem Datum";
      const dated =
        from === to ? `, datiert ${vom(from)}` : `, datiert ${vom(from)} bis ${zum(to)}`;
      return undated === 0 ? dated : `${dated}, ${number(undated)} ohne bekanntes Datum`;
    },
  },
  ask: {
    description:
      "Stell den Nachrichtenartikeln eine Frage; die Antwort ist ein Zitat mit Quelle und Datum",
    question: "Deine Frage, in einfachen Worten",
    outlet: "Nur Artikel dieses Mediums",
    after: "Nur Artikel von diesem Datum an, zum Beispiel Mai 2023",
    before: "Nur Artikel bis zu diesem Datum, zum Beispiel 19. Mai 2023",
    private: "Antwort nur für dich anzeigen",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    dateExample: "Schreib zum Beispiel 2023, Mai 2023 oder 19. Mai 2023",
    empty:
      "Gib eine Frage in der Sprache der Artikel ein, zum Beispiel „Who signed the ceasefire?“.",
    answers: "Die Artikel beantworten zum Beispiel:",
    tooLong: (length, most) =>
      `Diese Frage hat ${number(length)} Zeichen; kürze sie auf höchstens ${number(most)}.`,
    noWords: (question) =>
      `${quote(question)} enthält kein Wort, nach dem sich suchen lässt; nenne eine Person, einen Ort oder eine Sache.`,
    lostQuestion:
      "Die Frage lässt sich aus dieser Nachricht nicht mehr lesen; stell sie mit /fragen noch einmal.",
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
          ? "in der Stelle in verwandter Form"
          : `in der Stelle in verwandter Form, als ${and(matches.map(quote))}`,
      title: "im Titel oder in der Zwischenüberschrift",
      nowhere: "nicht in der Stelle",
    },
    weight: (idf, paragraphs) => `Gewicht ${decimal(idf)}, in ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `und ${count(words, { one: "weiteres Wort", other: "weitere Wörter" })}`,
    score: (score) => `Wert ${decimal(score)}`,
    parts: {
      bm25: "gemeinsame Wörter (BM25)",
      alike: "verwandte Wörter",
      article: "der ganze Artikel",
      sentence: "der beste Satz",
      pairs: "benachbarte Wörter",
      offers: "die gefragte Art von Antwort",
      together: "alle Wörter in einem Satz",
      text: "was der Text zeigt",
      time: "die genannte Zeit",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `Die beste Stelle beantwortet die Frage mit ${percent(share)} Wahrscheinlichkeit; ab ${percent(least)} gilt sie als Antwort.`,
  },
  findInArticles: {
    disagrees: (message, article) =>
      `In der Nachricht steht ${quote(message)}, im Artikel ${quote(article)}.`,
    reversed: "In Nachricht und Artikel stehen dieselben Namen mit vertauschten Rollen.",
    noText: "Diese Nachricht enthält keinen Text, nach dem sich suchen lässt.",
  },
  share: {
    button: "Im Kanal teilen",
    by: (name) => `Geteilt von ${name}`,
    notHere: "Du oder Dateline darf hier nicht schreiben; nur du siehst die Antwort.",
  },
  compare: {
    description: "Was jedes Medium über ein Thema schreibt, nebeneinander und Wort für Wort",
    topic: "Was verglichen werden soll, in wenigen Worten",
    private: "Vergleich nur für dich anzeigen",
    empty: "Gib ein Thema ein, zum Beispiel „Karabakh ceasefire“.",
    none: "Darüber schreibt kein Medium.",
    onlyOne: (outlet) => `Nur ${outlet} schreibt darüber.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, die beste Stelle zuerst.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, zuerst die zitierte Stelle, dann die besten der anderen.`,
    shared: (words, more) =>
      `Zusammengestellt, weil jede Stelle oder eine Überschrift darüber ${and(listed(words, more))} oder eine verwandte Form enthält.`,
    mostWords:
      "Zusammengestellt, weil jede Stelle oder eine Überschrift darüber die meisten Wörter des Themas oder Synonyme enthält.",
    differing: "Zahlen, die voneinander abweichen",
    says: quote,
    states: (words, outlets, more) =>
      `${words} (${outlets.join("; ")}${more === 0 ? "" : ` und ${count(more, OTHERS)}`})`,
    more: (more) => `Und ${count(more, OTHERS)}.`,
    read: (outlet) => `${outlet} lesen`,
    others: "Andere Medien",
    lostTopic:
      "Das Thema lässt sich aus dieser Nachricht nicht mehr lesen; nutze noch einmal /vergleichen.",
    noOthers: (outlet) => `Kein anderes Medium schreibt darüber, nur ${outlet}.`,
  },
  timeline: {
    description: "Was wann zu einem Thema geschah, nach den Daten, die in den Artikeln stehen",
    topic: "Was verfolgt werden soll, in wenigen Worten",
    private: "Zeitleiste nur für dich anzeigen",
    empty: "Gib ein Thema ein, zum Beispiel „Karabakh conflict“.",
    none: "Die Artikel nennen dazu kein Datum.",
    nothing: "Die Artikel enthalten dazu nichts.",
    events: (events) =>
      `${count(events, { one: "datierter Satz", other: "datierte Sätze" })}, in der Reihenfolge der Ereignisse, das älteste zuerst.`,
    cut: (passages) => `Aus den ${number(passages)} am besten passenden Stellen.`,
    yearFromArticle: (date) => `${date} (Jahr nach dem Datum des Artikels)`,
    dayFromArticle: (date) => `${date} (nach dem Datum des Artikels)`,
    published: (date) => `erschienen ${date}`,
    ahead: (sentences) =>
      `Ausgelassen: ${count(sentences, { one: "Satz", other: "Sätze" })} über Künftiges.`,
    dates: (dates, more) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} und ${count(more, OTHERS)}`,
    also: (outlets, more) =>
      `Fast gleich in ${and(more === 0 ? outlets : [...outlets, count(more, { one: "weiteren", other: "weiteren" })])}.`,
    yearless: (sentences) =>
      `Ausgelassen: ${count(sentences, { one: "Satz", other: "Sätze" })} mit Tag oder Monat ohne erkennbares Jahr.`,
    vague: (sentences) =>
      `Ausgelassen: ${count(sentences, { one: "Satz", other: "Sätze" })} nur mit Wochentag oder vager Angabe wie „Tuesday“ oder „last year“.`,
    read: "Lesen",
    lostTopic:
      "Das Thema lässt sich aus dieser Nachricht nicht mehr lesen; nutze noch einmal /zeitleiste.",
  },
  source: {
    description: "Einen ganzen Artikel lesen, mit Quelle, Datum und deren Herkunft",
    article: "Wörter aus Titel, Medium oder Datum; oder die Adresse",
    private: "Artikel nur für dich anzeigen",
    empty: "Gib Wörter eines Titels ein oder wähle einen Artikel aus der Liste.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `Kein Artikel passt zu ${quote(typed)}; /artikel listet alle auf.`
        : `Kein Artikel passt zu ${quote(typed)}; am nächsten ${nearest.length === 1 ? "kommt" : "kommen"} ${and(nearest.map(quote))}.`,
    several: (typed) =>
      `Auf ${quote(typed)} passen mehrere Artikel; wähle einen aus oder gib mehr vom Titel ein.`,
    choose: "Artikel auswählen",
    lost: "Der Artikel wurde seither geändert und enthält den zitierten Absatz nicht mehr.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Medium",
    date: "Datum",
    author: "Autor",
    address: "Adresse",
    updated: "Geändert",
    added: "Hinzugefügt",
    addressEvidence: {
      fetched: "Artikel von dieser Adresse abgerufen",
      "in-text": "im Text genannt",
      external: "außerhalb des Textes gefunden",
    },
    page: (page, of) => `Seite ${page} von ${of}`,
    quotedHere: (ordinal) => `Absatz ${ordinal}, wie zitiert`,
    changedHere: (ordinal) => `Absatz ${ordinal}, seit dem Zitat geändert`,
    alsoIn: "Auch in",
    changedOn: (date) => `Geändert am ${date}`,
    earlierText: "Früherer Text",
    currentText: "Aktueller Text",
    textUntil: (date) =>
      `Der Text bis zum ${date}; Sätze, die der aktuelle Text nicht mehr enthält, sind fett gesetzt.`,
    embedded: "Eingebetteter Beitrag von jemand anderem",
    asFile: "Text herunterladen",
    fileReady: (title) => `Vollständiger Text von ${quote(title)}`,
  },
  story: {
    description: "Ein Ereignis, wie die Medien darüber berichteten, der Reihe nach, Wort für Wort",
    topic: "Wörter aus einer Überschrift oder was geschah",
    private: "Ereignis nur für dich anzeigen",
    empty: "Gib Wörter einer Überschrift ein oder wähle ein Ereignis aus der Liste.",
    none: "Darüber berichtet kein Artikel.",
    several: (typed) =>
      `Auf ${quote(typed)} passen mehrere Ereignisse; wähle eines aus oder gib mehr Wörter ein.`,
    choose: "Ereignis auswählen",
    also: (outlets, more, articles) =>
      `Auch bei ${and(more === 0 ? outlets : [...outlets, `${number(more)} weiteren`])} · ${count(articles, ARTICLES)}`,
    again: (articles) => `${count(articles, ARTICLES)} zu diesem Ereignis`,
    size: (articles, outlets) =>
      `${count(articles, ARTICLES)} aus ${count(outlets, OUTLETS)}, der älteste zuerst.`,
    update: "Aktualisierung",
    correction: "Berichtigung",
    button: "Ereignis",
  },
  latest: {
    description: "Die neuesten Ereignisse, auch zu einem Thema, jedes mit seinem ersten Satz",
    topic: "Worum es gehen soll, in wenigen Worten",
    private: "Ereignisse nur für dich anzeigen",
    heading: "Neueste Ereignisse",
    size: (stories) =>
      `${count(stories, { one: "Ereignis", other: "Ereignisse" })}, das neueste zuerst.`,
    none: "Davon handelt kein Artikel.",
  },
  articles: {
    description: "Die Artikel auflisten, neueste zuerst",
    words: "Nur Artikel mit diesen Wörtern im Titel",
    outlet: "Nur Artikel dieses Mediums",
    month: "Nur Artikel aus diesem Monat oder Jahr, zum Beispiel Mai 2023",
    stories: "Jedes Ereignis nur einmal, mit seinem neuesten Artikel",
    none: "Dazu passt kein Artikel; /artikel allein listet alle auf.",
    jump: "Zu einem Monat springen …",
    monthChoice: (month, articles) => `${month} · ${count(articles, ARTICLES)}`,
    heading: (articles) => `Artikel (${number(articles)})`,
    read: "Lesen",
  },
  follow: {
    description: "Erfahren, wenn ein neuer Artikel deine Frage beantwortet",
    question: "Die Frage, wie du sie stellen würdest",
    here: "Antworten in diesem Kanal posten, für alle (wenn du ihn verwaltest)",
    off: "Auf diesem Bot kann man keinen Fragen folgen: Wer ihn betreibt, hat das abgeschaltet.",
    vague: "Das fragt nach nichts Bestimmtem. Nenne, wovon du hören willst.",
    notHere:
      "Nur wer diesen Kanal verwaltet, kann hier Antworten posten lassen, und Dateline muss hier schreiben dürfen.",
    started: (question) =>
      `Du folgst ${quote(question)}. Sobald ein neuer Artikel die Frage beantwortet, schickt dir Dateline eine Direktnachricht. /gefolgt zeigt, welchen Fragen du folgst.`,
    startedHere: (question) =>
      `Dieser Kanal folgt ${quote(question)}. Sobald ein neuer Artikel die Frage beantwortet, postet Dateline die Antwort hier. /gefolgt zeigt alle Fragen.`,
    known: (question) => `${quote(question)} wird schon gefolgt.`,
    tooMany: (most) =>
      `Du kannst ${count(most, { one: "Frage", other: "Fragen" })} folgen. Beende zuerst eine in /gefolgt.`,
    told: "Ein neuer Artikel beantwortet eine Frage, der du folgst.",
    toldHere: "Ein neuer Artikel beantwortet eine Frage, der dieser Kanal folgt.",
    stop: "Nicht mehr folgen",
    pause: "Pausieren",
    resume: "Fortsetzen",
    stopped: (question) => `${quote(question)} wird nicht mehr gefolgt.`,
    gone: "Dieser Frage wird nicht mehr gefolgt.",
    notYours: "Das kann nur ändern, wer der Frage folgt oder ihren Kanal verwaltet.",
  },
  following: {
    description: "Die Fragen, denen du folgst",
    none: "Du folgst keinen Fragen. Mit /folgen beginnst du damit.",
    heading: (of) => count(of, { one: "Frage, der du folgst", other: "Fragen, denen du folgst" }),
    direct: "per Direktnachricht",
    here: "in diesem Kanal",
    paused: "pausiert",
  },
  about: {
    description: "Was dieser Bot ist, was er weiß und wie er antwortet",
    heading: "Über Dateline",
    what: "Dateline beantwortet Fragen anhand von Nachrichtenartikeln. Der Bot zitiert den besten Absatz Wort für Wort, mit Medium und Datum, oder sagt offen, dass die Artikel die Frage nicht beantworten.",
    holds: (articles, outlets, span) =>
      `Bestand: ${count(articles, ARTICLES)} aus ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Medien · ${names.join(", ")}${more === 0 ? "" : ` und ${count(more, OTHERS)}`}`,
    leftOut: (files) =>
      `${count(files, { one: "Artikeldatei konnte", other: "Artikeldateien konnten" })} nicht gelesen werden; siehe Protokoll.`,
    feeds: (feeds, failing, read) =>
      `Verfolgt werden ${count(feeds, { one: "Feed", other: "Feeds" })}${failing === 0 ? "" : `, ${number(failing)} davon gestört`}${read ? `; zuletzt gelesen ${read}` : ""}.`,
    how: "Er ordnet Absätze nach den Wörtern, die sie mit der Frage teilen (BM25). Kein Satz wird erzeugt; der am besten passende ist fett. Nennt der Text Datum oder Medium nicht, steht dabei, woher sie bekannt sind.",
    stores: {
      nothing: "Er speichert nichts: keine Fragen, keine Nachrichten, keine Namen.",
      logged:
        "Der Betreiber dieses Bots protokolliert den Text von Fragen und durchsuchten Nachrichten, ohne Namen.",
      followed:
        "Er speichert die Fragen, denen jemand folgt, wer ihnen folgt und wo, bis damit Schluss ist.",
      nothingElse: "Sonst wird nichts gespeichert.",
    },
    version: (version) => `Version ${version}`,
    commands:
      "/fragen stellt eine Frage · /vergleichen die Medien · /zeitleiste eines Themas · /ereignis in allen Berichten · /neues der Reihe nach · /quelle zeigt einen ganzen Artikel · /artikel die Liste · /folgen (einer Frage) · /gefolgt · Apps → In Artikeln suchen an einer Nachricht",
  },
  errors: {
    noCommand:
      "Dieser Befehl gehört nicht mehr zu Dateline; lade Discord neu, um die aktuellen zu sehen.",
    oldButton:
      "Diese Schaltfläche stammt aus einer anderen Version von Dateline; bitte frag noch einmal.",
    restarting: "Dateline startet gerade neu; bitte versuch es in einer Minute noch einmal.",
    nothingToRead:
      "Hier gibt es noch nichts zu lesen. Sobald der Betreiber dieses Bots einen Artikel hinzufügt, kannst du danach fragen.",
    reading: (share) =>
      `Dateline liest die Artikel noch (${percent(share)}); bitte versuch es in einer Minute noch einmal.`,
    unreachable:
      "Das Archiv ist gerade nicht erreichbar. Das sagt nichts darüber, was in den Artikeln steht; bitte versuch es in einer Minute noch einmal.",
    unexpected: (errorId) =>
      `Bei uns ist etwas schiefgegangen, es liegt nicht an deiner Frage. Versuch es noch einmal; falls der Fehler bleibt, nenne dem Betreiber dieses Bots diesen Code: ${errorId}`,
  },
};
