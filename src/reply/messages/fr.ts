import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "fr";
const { and, count, decimal, number, or, percent, quote } = wording(
  locale,
  ["«\u00A0", "\u00A0»"],
  [" ou ", " ni "],
);

const ARTICLES = { one: "article", other: "articles" };
const OUTLETS = { one: "média", other: "médias" };
const PARAGRAPHS = { one: "paragraphe", other: "paragraphes" };
const OTHERS = { one: "autre", other: "autres" };

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0 ? each : [...each, count(more, { one: "autre mot", other: "autres mots" })];
}

/** « le 19 mai 2023 », mais « mai 2023 ». */
function the(date: string): string {
  return /^\d+ /.test(date) ? `le ${date}` : date;
}

function from(date: string): string {
  if (/^\d+ /.test(date)) return `du ${date}`;
  return /^[aio]/.test(date) ? `d’${date}` : `de ${date}`;
}

export const fr: Messages = {
  locale,
  names: {
    ask: "demander",
    source: "source",
    articles: "articles",
    about: "à-propos",
    compare: "comparer",
    timeline: "chronologie",
    question: "question",
    topic: "sujet",
    outlet: "média",
    after: "après",
    before: "avant",
    article: "article",
    private: "privé",
    findInArticles: "Chercher dans les articles",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `date inconnue, entre ${notBefore} et ${notAfter}`;
      if (notBefore) return `date inconnue, après ${notBefore}`;
      if (notAfter) return `date inconnue, au plus tard en ${notAfter}`;
      return "date inconnue";
    },
    yearInferred: (date) => `${date} (année déduite)`,
    inferred: (date) => `${date} (déduite)`,
    fromMetadata: (date) => `${date} (d’après les métadonnées de la page)`,
    fromAddress: (date) => `${date} (d’après l’adresse, pas le texte)`,
    external: (date) => `${date} (absente du texte)`,
    uncertain: (date) => `${date} (incertaine)`,
  },
  outlet: {
    unknown: "média inconnu",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "média d’après les métadonnées de la page",
      url: "média d’après l’adresse, pas le texte",
      external: "média non nommé dans le texte",
      unknown: "média incertain",
    },
  },
  passage: {
    place: (ordinal, of) => `Paragraphe ${ordinal} sur ${of}`,
    under: (subheading) => `sous ${quote(subheading)}`,
    lacks: (words, more) => `Ce passage ne mentionne pas ${or(listed(words, more))}.`,
    changed: "L’article a changé depuis\u00A0; voici le paragraphe tel qu’il est maintenant.",
    gone: "Cet article n’est plus disponible ici.",
    lost: "L’article a changé depuis et n’a plus ce paragraphe\u00A0; «\u00A0Article entier\u00A0» le montre tel qu’il est maintenant.",
    previous: "◀",
    next: "▶",
    position: (position, of) => `${position} sur ${of}`,
    before: "◀ Paragraphe",
    after: "Paragraphe ▶",
    back: "Retour",
    context: "Contexte, pas la réponse",
    contextOf: (ordinal, passage) =>
      `Paragraphe ${ordinal}\u00A0; le passage est le paragraphe ${passage}`,
    fullArticle: "Article entier",
    original: "Original",
  },
  answer: {
    corrected: (pairs) =>
      `Résultats pour ${and(pairs.map(({ from: typed, to }) => `${quote(to)} (saisi ${quote(typed)})`))}.`,
    others: "Autres passages",
    exactly: "Recherche exacte de ce qui a été saisi.",
    searchExactly: (words) => `Chercher exactement ${and(words.map(quote))}`,
    missing: (words, more) => `Les articles n’emploient jamais ${or(listed(words, more))}.`,
  },
  noAnswer: {
    plainly: "Les articles ne répondent pas à cette question.",
    because: {
      "no-words": "Rien dans la question ne peut être cherché.",
      "unknown-words": "Ils n’emploient aucun des mots de la question.",
      lacking: "Un mot essentiel de la question manque dans tous les passages proches.",
      weak: "Ce qui correspond est trop peu pour une réponse.",
    },
    missing: (words, more) => `Ils n’emploient jamais ${or(listed(words, more))}.`,
    nearest: "Le plus proche, pas une réponse",
    otherNearest: "Proches aussi, pas des réponses",
    searched: (articles, first, last, undated) =>
      `Recherche dans ${fr.archive.size(articles)}${fr.archive.span(first, last, undated)}.`,
  },
  filters: {
    after: (date) => `à partir ${from(date)}`,
    before: (date) => (/^\d+ /.test(date) ? `jusqu’au ${date}` : `jusqu’en ${date}`),
    phrase: (words) => quote(words),
    without: (words) => `sans ${quote(words)}`,
    all: "tous les filtres",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, { one: "article écarté", other: "articles écartés" })}, faute de date assez précise.`,
    searched: (articles, of) =>
      `Recherche dans ${number(articles)} article${articles < 2 ? "" : "s"} sur ${number(of)}, selon les filtres.`,
    noArticles: "Aucun article ne correspond aux filtres.",
    noMatch: "Aucun paragraphe conforme aux filtres ne contient de mots de la question.",
    noneFits: "Aucun paragraphe avec des mots de la question n’est conforme à tous les filtres.",
    allHold: "Chaque paragraphe avec des mots de la question contient un mot que vous avez exclu.",
    noneHolds: (phrases) =>
      `Aucun paragraphe parcouru ne contient ${or(phrases.map(quote))} mot pour mot.`,
    noneReadHolds: (phrases, read) =>
      `Parmi les ${number(read)} paragraphes les plus proches, aucun ne contient ${or(phrases.map(quote))} mot pour mot.`,
    instead: (filter, source) => `En retirant ${filter}, il y a une réponse (${source}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `Aucun média ne s’appelle ${quote(typed)}\u00A0: les articles n’en nomment aucun.`
        : `Aucun média ne s’appelle ${quote(typed)}\u00A0; ${nearest.length === 1 ? "le plus proche est" : "les plus proches sont"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Une question ne peut viser qu’un seul média, pas ${and(names)}\u00A0; /${fr.names.compare} les interroge tous.`,
    notADate: (typed) =>
      `${quote(typed)} n’est pas une date avec une année\u00A0; écrivez par exemple «\u00A02023\u00A0», «\u00A0mai 2023\u00A0» ou «\u00A019 mai 2023\u00A0».`,
    emptyRange: (after, before) =>
      `Aucun jour n’est à la fois à partir ${from(after)} et ${fr.filters.before(before)}\u00A0; changez l’une des deux dates.`,
    onlyFilters: "Ajoutez un mot à chercher\u00A0: les filtres seuls ne trouvent rien.",
  },
  archive: {
    size: (articles) => count(articles, ARTICLES),
    span(first, last, undated) {
      if (first === null || last === null) return ", aucun de date connue";
      const dated =
        first === last ? `, ${from(first)}` : `, datés entre ${the(first)} et ${the(last)}`;
      return undated === 0 ? dated : `${dated}, ${number(undated)} de date inconnue`;
    },
  },
  ask: {
    description:
      "Posez une question aux articles de presse\u00A0: la réponse est une citation sourcée et datée",
    question: "Votre question, en toute simplicité",
    outlet: "Seulement les articles de ce média",
    after: "Seulement les articles de cette date ou plus récents, par exemple mai 2023",
    before: "Seulement les articles de cette date ou plus anciens, par exemple 19 mai 2023",
    private: "Montrer la réponse à vous seul",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    nameChoice: (question, articles, atLeast) =>
      `${question} · ${number(articles)}${atLeast ? "+" : ""} ${articles < 2 ? "article" : "articles"}`,
    dateExample: "Écrivez par exemple 2023, mai 2023 ou 19 mai 2023",
    empty:
      "Saisissez une question, par exemple «\u00A0Who signed the ceasefire?\u00A0», dans la langue des articles.",
    tooLong: (length, most) =>
      `Cette question compte ${number(length)} caractères\u00A0; posez-la en ${number(most)} au plus.`,
    noWords: (question) =>
      `${quote(question)} ne contient aucun mot à chercher\u00A0; nommez une personne, un lieu ou une chose.`,
    lostQuestion: `La question n’est plus lisible dans ce message\u00A0; reposez-la avec /demander.`,
  },
  why: {
    button: "Pourquoi ?",
    heading: "Pourquoi ce passage\u00A0?",
    rank: (rank, of) => `Rang ${number(rank)} sur ${count(of, PARAGRAPHS)}.`,
    unranked: "Il n’est plus parmi les cent meilleurs paragraphes pour cette question.",
    where: {
      text: (matches) => `dans le passage sous la forme ${and(matches.map(quote))}`,
      alike: (matches) =>
        matches.length === 0
          ? "dans le passage sous une forme voisine seulement"
          : `dans le passage sous une forme voisine seulement, ${and(matches.map(quote))}`,
      title: "dans le titre ou l’intertitre",
      nowhere: "absent du passage",
    },
    weight: (idf, paragraphs) => `poids ${decimal(idf)}, dans ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `et ${count(words, { one: "autre mot", other: "autres mots" })}`,
    score: (score) => `Score ${decimal(score)}`,
    parts: {
      bm25: "mots communs (BM25)",
      alike: "mots seulement voisins",
      article: "l’article entier",
      sentence: "la meilleure phrase",
      pairs: "mots côte à côte",
      offers: "offre ce qui est demandé",
      together: "tous les mots dans une phrase",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `La confiance que le meilleur passage réponde est de ${percent(share)}\u00A0; à partir de ${percent(least)}, on parle de réponse.`,
  },
  findInArticles: {
    noText: "Ce message ne contient aucun texte à chercher.",
  },
  share: {
    button: "Partager dans le salon",
    by: (name) => `Partagé par ${name}`,
    notHere:
      "Vous ou Dateline ne pouvez pas écrire ici\u00A0: la réponse reste visible de vous seul.",
  },
  compare: {
    description: "Ce que chaque média écrit sur un sujet, côte à côte, mot pour mot",
    topic: "Que comparer, en quelques mots",
    private: "Montrer la comparaison à vous seul",
    empty: "Saisissez un sujet, par exemple «\u00A0Karabakh ceasefire\u00A0».",
    none: "Aucun média n’écrit à ce sujet.",
    onlyOne: (outlet) => `Seul ce média écrit à ce sujet\u00A0: ${outlet}.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, le meilleur passage d’abord.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, le passage cité d’abord, puis les meilleurs des autres.`,
    shared: (words, more) =>
      `Réunis parce que chaque passage ou son titre contient ${and(listed(words, more))}.`,
    mostWords:
      "Réunis parce que chaque passage ou son titre contient la plupart des mots du sujet, ou des équivalents.",
    alike: (outlets, more) =>
      more === 0
        ? `Presque le même passage dans ${count(outlets, OUTLETS)}\u00A0; montré une fois.`
        : `Presque le même passage dans ${count(outlets, OUTLETS)}, dont ${number(more)} non nommé${more < 2 ? "" : "s"} ici\u00A0; montré une fois.`,
    differing: "Nombres et dates absents de certains passages",
    states: (text, outlets, more) =>
      `${quote(text)} (${outlets.join(", ")}${more === 0 ? "" : ` et ${count(more, OTHERS)}`})`,
    more: (more) => `Et ${count(more, OTHERS)}.`,
    read: (outlet) => `Lire ${outlet}`,
    others: "Autres médias",
    lostTopic: "Le sujet n’est plus lisible dans ce message\u00A0; utilisez /comparer.",
    noOthers: (outlet) => `Aucun autre média n’écrit à ce sujet, seulement ${outlet}.`,
  },
  timeline: {
    description:
      "Quand les faits d’un sujet ont eu lieu, d’après les dates citées dans les articles",
    topic: "Que retracer, en quelques mots",
    private: "Montrer la chronologie à vous seul",
    empty: "Saisissez un sujet, par exemple «\u00A0Karabakh conflict\u00A0».",
    none: "Les articles ne donnent aucune date à ce sujet.",
    nothing: "Les articles n’ont rien à ce sujet.",
    events: (events) =>
      `${count(events, { one: "phrase datée", other: "phrases datées" })}, selon la date de ce qu’elles racontent, de la plus ancienne à la plus récente.`,
    cut: (passages) => `Tirées des ${number(passages)} passages les plus pertinents.`,
    yearFromArticle: (date) => `${date} (année d’après la date de l’article)`,
    dates: (dates, more) =>
      more === 0 ? dates.join("\u00A0; ") : `${dates.join("\u00A0; ")} et ${count(more, OTHERS)}`,
    also: (outlets, more) =>
      `Presque identique dans ${and(more === 0 ? outlets : [...outlets, count(more, OTHERS)])}.`,
    yearless: (sentences) =>
      `Écarté\u00A0: ${count(sentences, { one: "phrase", other: "phrases" })} avec un jour ou un mois dont l’année reste inconnue.`,
    vague: (sentences) =>
      `Écarté\u00A0: ${count(sentences, { one: "phrase", other: "phrases" })} avec un simple jour de la semaine ou une indication vague, comme «\u00A0Tuesday\u00A0» ou «\u00A0last year\u00A0».`,
    read: "Lire",
    lostTopic: "Le sujet n’est plus lisible dans ce message\u00A0; réutilisez /chronologie.",
  },
  source: {
    description: "Lire un article entier avec sa source, sa date et comment on les connaît",
    article: "Mots de son titre, de son média ou de sa date\u00A0; ou son adresse",
    private: "Montrer l’article à vous seul",
    empty: "Saisissez des mots d’un titre, ou choisissez un article dans la liste.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `Aucun article ne correspond à ${quote(typed)}\u00A0; /articles les liste tous.`
        : `Aucun article ne correspond à ${quote(typed)}\u00A0; ${nearest.length === 1 ? "le plus proche est" : "les plus proches sont"} ${and(nearest.map(quote))}.`,
    lost: "L’article a changé depuis et n’a plus le paragraphe cité.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Média",
    date: "Date",
    author: "Auteur",
    address: "Adresse",
    added: "Ajouté",
    addressEvidence: {
      fetched: "récupéré à cette adresse",
      "in-text": "figure dans le texte",
      external: "trouvée hors du texte",
    },
    page: (page, of) => `Page ${page} sur ${of}`,
    quotedHere: (ordinal) => `Paragraphe ${ordinal}, tel que cité`,
    changedHere: (ordinal) => `Paragraphe ${ordinal}, modifié depuis la citation`,
    asFile: "Texte en .md",
    fileReady: (title) => `Le texte entier de ${quote(title)}`,
  },
  articles: {
    description: "Liste des articles, du plus récent au plus ancien",
    heading: (articles) => `Articles (${number(articles)})`,
    read: "Lire",
  },
  about: {
    description: "Ce qu’est ce bot, ce qu’il sait et comment il répond",
    heading: "À propos de Dateline",
    what: "Dateline répond aux questions à partir d’articles de presse. Il cite le meilleur paragraphe mot pour mot, avec son média et sa date, ou dit clairement que les articles ne répondent pas.",
    holds: (articles, outlets, span) =>
      `Il contient ${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Médias · ${names.join(", ")}${more === 0 ? "" : ` et ${count(more, OTHERS)}`}`,
    leftOut: (files) =>
      `${count(files, { one: "fichier d’article est défectueux et n’est pas lu", other: "fichiers d’articles sont défectueux et ne sont pas lus" })}\u00A0: le journal indique où.`,
    how: "Il classe les paragraphes selon les mots qu’ils partagent avec la question (BM25). Aucune phrase n’est générée\u00A0; le gras marque la phrase la plus pertinente. Une date ou un média que le texte n’indique pas porte la mention de sa provenance.",
    stores: "Il n’enregistre rien\u00A0: ni questions, ni messages, ni noms.",
    version: (version) => `Version ${version}`,
    commands: "/demander une question · /source pour un article entier · /articles pour la liste",
  },
  errors: {
    noCommand:
      "Cette commande ne fait plus partie de Dateline\u00A0: rechargez Discord pour voir les commandes actuelles.",
    oldButton: "Ce bouton vient d’une autre version de Dateline\u00A0: reposez votre question.",
    restarting: "Dateline redémarre\u00A0: réessayez dans une minute.",
    reading: (done) =>
      `Dateline lit encore les articles\u00A0: ${done}\u00A0%. Réessayez dans une minute.`,
    unexpected: (errorId) =>
      `Une erreur s’est produite ici, pas dans votre question\u00A0: réessayez et, si elle persiste, signalez «\u00A0error ${errorId}\u00A0» à l’opérateur de ce bot.`,
  },
};
