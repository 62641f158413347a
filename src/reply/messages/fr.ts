import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "fr";
const { and, count, decimal, neither, number, percent, quote } = wording(
  locale,
  ["«\u00A0", "\u00A0»"],
  ["ni ", " ni "],
);

const ARTICLES = { one: "article", other: "articles" };
const OUTLETS = { one: "média", other: "médias" };
const PARAGRAPHS = { one: "paragraphe", other: "paragraphes" };
const OTHERS = { one: "autre", other: "autres" };

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0 ? each : [...each, count(more, { one: "autre mot", other: "autres mots" })];
}

/** « ne mentionne pas « a » », « ne mentionne ni « a » ni « b » ». */
function not(verb: string, items: readonly string[]): string {
  return items.length < 2 ? `${verb} pas ${neither(items)}` : `${verb} ${neither(items)}`;
}

/** Après « jamais » ou « aucun » : « a » ni « b ». */
function either(items: readonly string[]): string {
  return items.join(" ni ");
}

function leftOut(sentences: number): string {
  return `${sentences < 2 ? "Écartée" : "Écartées"}\u00A0: ${count(sentences, { one: "phrase", other: "phrases" })}`;
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
    story: "affaire",
    latest: "actualités",
    stories: "affaires",
    question: "question",
    topic: "sujet",
    outlet: "média",
    after: "après",
    before: "avant",
    article: "article",
    month: "mois",
    words: "mots",
    follow: "suivre",
    following: "suivis",
    here: "ici",
    private: "privé",
    findInArticles: "Chercher dans les articles",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `date inconnue, entre ${notBefore} et ${notAfter}`;
      if (notBefore) return `date inconnue, ${notBefore} ou plus tard`;
      if (notAfter) return `date inconnue, ${notAfter} au plus tard`;
      return "date inconnue";
    },
    changed: (date, updated) => `${date}, mis à jour le ${updated}`,
    yearInferred: (date) => `${date} (année déduite)`,
    inferred: (date) => `${date} (déduite)`,
    fromMetadata: (date) => `${date} (d’après les métadonnées de la page)`,
    fromAddress: (date) => `${date} (d’après l’adresse web)`,
    external: (date) => `${date} (date connue par une autre source)`,
    uncertain: (date) => `${date} (incertaine)`,
  },
  outlet: {
    unknown: "média inconnu",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "média d’après les métadonnées de la page",
      url: "média d’après l’adresse web",
      external: "média connu par une autre source",
      unknown: "média incertain",
    },
  },
  passage: {
    place: (ordinal, of) => `Paragraphe ${ordinal} sur ${of}`,
    under: (subheading) => `sous ${quote(subheading)}`,
    speaker: (name, ordinal) => `Qui parle\u00A0: ${name} (paragraphe ${ordinal})`,
    firstLine: (ordinal) => `Première ligne\u00A0: la fin du paragraphe ${ordinal}.`,
    lacks: (words, more) => `Ce passage ${not("ne mentionne", listed(words, more))}.`,
    related: (words, more) => `Seulement sous une forme apparentée : ${and(listed(words, more))}.`,
    changed: "L’article a été modifié depuis\u00A0; voici le texte actuel.",
    gone: "Cet article n’est plus disponible ici.",
    lost: "L’article a été modifié depuis et ne contient plus ce paragraphe\u00A0; «\u00A0Article complet\u00A0» affiche le texte actuel.",
    previous: "◀",
    next: "▶",
    before: "Paragraphe précédent",
    onward: (shown, of) => `▶ Suivant (${shown}/${of})`,
    toFirst: (shown, of) => `↺ Premier (${shown}/${of})`,
    readOn: "Lire la suite",
    more: "Plus…",
    back: "Retour",
    context: "Contexte, et non la réponse",
    contextOf: (ordinal, passage) =>
      `Paragraphe ${ordinal}\u00A0; le passage est le paragraphe ${passage}`,
    fullArticle: "Article complet",
    original: "Original",
  },
  answer: {
    corrected: (pairs) =>
      `Résultats pour ${and(pairs.map(({ from: typed, to }) => `${quote(to)} (saisi ${quote(typed)})`))}.`,
    newest: (date) => `Article le plus récent de ces archives : ${date}.`,
    others: "Autres passages",
    exactly: "Recherche exacte de ce qui a été saisi.",
    searchExactly: (words) => `Chercher exactement ${and(words.map(quote))}`,
    missing: (words, more) => `Les articles n’emploient jamais ${either(listed(words, more))}.`,
  },
  noAnswer: {
    plainly: "Les articles ne répondent pas à cette question.",
    because: {
      "no-words": "La question ne contient aucun mot à chercher.",
      "unknown-words": "Ils n’emploient aucun des mots de la question.",
      lacking: "Un mot essentiel de la question est absent du passage le plus proche.",
      weak: "Les correspondances sont trop faibles pour une réponse.",
      vague: "Précisez de qui ou de quoi il s’agit : une personne, un lieu, un événement.",
      time: "Rien à ce sujet ne date de la période demandée.",
      language: "Les articles sont dans une autre langue.",
      greeting: "Bonjour ! Posez une question : Dateline cite l’article qui y répond.",
      thanks: "Je vous en prie.",
      help: "Posez une question en langage courant. Dateline cite mot pour mot le paragraphe qui y répond, avec sa source et sa date.",
      task: "Dateline n’écrit rien lui-même : ni résumé, ni traduction. Posez une question, et il cite ce que disent les articles.",
    },
    missing: (words, more) => `Ils n’emploient jamais ${either(listed(words, more))}.`,
    otherLanguage: (languages) => `Les articles sont en ${and(languages)}.`,
    otherTime: (time, newest) =>
      `Rien à ce sujet ne date de ${quote(time)} ; le plus récent des passages proches : ${newest}.`,
    nearest: "Le plus proche, mais pas une réponse",
    otherNearest: "Également proches, sans être des réponses",
    searched: (articles, first, last, undated) =>
      `Recherche dans ${fr.archive.size(articles)}${fr.archive.span(first, last, undated)}.`,
  },
  filters: {
    after: (date) => `à partir ${from(date)}`,
    before: (date) => (/^\d+ /.test(date) ? `jusqu’au ${date}` : `jusqu’en ${date}`),
    phrase: (words) => quote(words),
    without: (words) => `sans ${quote(words)}`,
    notFrom: (outlet) => `sauf ${outlet}`,
    all: "tous les filtres",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, { one: "article écarté", other: "articles écartés" })}, faute de date assez précise.`,
    searched: (articles, of) =>
      `Recherche dans ${number(articles)} article${articles < 2 ? "" : "s"} sur ${number(of)}, selon les filtres.`,
    noArticles: "Aucun article ne correspond aux filtres.",
    noMatch: "Aucun paragraphe correspondant aux filtres ne contient de mots de la question.",
    noneFits:
      "Aucun paragraphe contenant des mots de la question ne correspond à tous les filtres.",
    allHold:
      "Chaque paragraphe contenant des mots de la question contient aussi un mot que vous avez exclu.",
    noneHolds: (phrases) =>
      `Aucun paragraphe ne contient mot pour mot ${either(phrases.map(quote))}.`,
    noneReadHolds: (phrases, read) =>
      `Parmi les ${number(read)} paragraphes les plus proches, aucun ne contient mot pour mot ${either(phrases.map(quote))}.`,
    instead: (filter, source) =>
      filter === null
        ? `Sans filtres, il y a une réponse (${source}).`
        : `Sans le filtre ${filter}, il y a une réponse (${source}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `Aucun média ne s’appelle ${quote(typed)}\u00A0: les articles n’en nomment aucun.`
        : `Aucun média ne s’appelle ${quote(typed)}\u00A0; ${nearest.length === 1 ? "le plus proche est" : "les plus proches sont"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Vous ne pouvez filtrer que par un média à la fois, pas par ${and(names)}\u00A0; /comparer les interroge tous.`,
    notADate: (typed) =>
      `${quote(typed)} n’est pas une date avec une année\u00A0; écrivez par exemple «\u00A02023\u00A0», «\u00A0mai 2023\u00A0» ou «\u00A019 mai 2023\u00A0».`,
    ambiguousDate: (typed, one, other) =>
      `${quote(typed)} peut désigner le ${one} ou le ${other}\u00A0; écrivez par exemple ${quote(one)}.`,
    emptyRange: (after, before) =>
      `${quote(fr.filters.after(after))} et ${quote(fr.filters.before(before))} n’ont aucun jour en commun\u00A0; changez l’une des deux dates.`,
    onlyFilters: "Ajoutez un mot à chercher\u00A0: les filtres seuls ne donnent aucun résultat.",
  },
  archive: {
    newest: (words) => `Article le plus récent\u00A0: ${words}.`,
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
      "Interrogez les articles de presse\u00A0: la réponse est une citation sourcée et datée",
    question: "Votre question, en langage courant",
    outlet: "Seulement les articles de ce média",
    after: "Seulement les articles de cette date ou plus récents, par exemple mai 2023",
    before: "Seulement les articles de cette date ou plus anciens, par exemple 19 mai 2023",
    private: "Afficher la réponse uniquement pour vous",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    dateExample: "Écrivez par exemple 2023, mai 2023 ou 19 mai 2023",
    empty:
      "Saisissez une question, par exemple «\u00A0Who signed the ceasefire?\u00A0», dans la langue des articles.",
    answers: "Les articles répondent par exemple à ceci :",
    tooLong: (length, most) =>
      `Cette question compte ${number(length)} caractères\u00A0; ramenez-la à ${number(most)} au plus.`,
    noWords: (question) =>
      `${quote(question)} ne contient aucun mot à chercher\u00A0; nommez une personne, un lieu ou une chose.`,
    lostQuestion:
      "La question n’est plus lisible dans ce message\u00A0; reposez-la avec /demander.",
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
          ? "dans le passage sous une forme voisine"
          : `dans le passage sous une forme voisine, ${and(matches.map(quote))}`,
      title: "dans le titre ou l’intertitre",
      nowhere: "absent du passage",
    },
    weight: (idf, paragraphs) => `poids ${decimal(idf)}, dans ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `et ${count(words, { one: "autre mot", other: "autres mots" })}`,
    score: (score) => `Score ${decimal(score)}`,
    parts: {
      bm25: "mots communs (BM25)",
      alike: "mots voisins",
      article: "l’article entier",
      sentence: "la meilleure phrase",
      pairs: "mots côte à côte",
      offers: "type de réponse demandé",
      together: "tous les mots dans une même phrase",
      text: "ce que montre le texte",
      time: "la période demandée",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `Probabilité que le meilleur passage réponde\u00A0: ${percent(share)}\u00A0; à partir de ${percent(least)}, il est présenté comme réponse.`,
  },
  findInArticles: {
    disagrees: (message, article) =>
      `Le message dit ${quote(message)} ; l’article dit ${quote(article)}.`,
    reversed: "Le message et l’article citent les mêmes noms, mais les rôles sont inversés.",
    noText: "Ce message ne contient aucun texte à chercher.",
  },
  share: {
    button: "Partager dans le salon",
    by: (name) => `Partagé par ${name}`,
    notHere:
      "Vous (ou Dateline) n’avez pas le droit d’écrire ici\u00A0: vous seul voyez la réponse.",
  },
  compare: {
    description: "Ce que chaque média écrit sur un sujet, côte à côte, mot pour mot",
    topic: "Ce qu’il faut comparer, en quelques mots",
    private: "Afficher la comparaison uniquement pour vous",
    empty: "Saisissez un sujet, par exemple «\u00A0Karabakh ceasefire\u00A0».",
    none: "Aucun média n’écrit à ce sujet.",
    onlyOne: (outlet) => `Seul ce média écrit à ce sujet\u00A0: ${outlet}.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, le meilleur passage d’abord.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, le passage cité d’abord, puis les meilleurs des autres.`,
    shared: (words, more) =>
      `Réunis parce que chaque passage, ou un titre au-dessus, contient ${and(listed(words, more))} ou une forme voisine.`,
    mostWords:
      "Réunis parce que chaque passage, ou un titre au-dessus, contient la plupart des mots du sujet ou des synonymes.",
    differing: "Chiffres qui diffèrent",
    says: quote,
    states: (words, outlets, more) =>
      `${words} (${outlets.join("; ")}${more === 0 ? "" : ` et ${count(more, OTHERS)}`})`,
    more: (more) => `Et ${count(more, OTHERS)}.`,
    read: (outlet) => `Lire ${outlet}`,
    others: "Autres médias",
    lostTopic: "Le sujet n’est plus lisible dans ce message\u00A0; réutilisez /comparer.",
    noOthers: (outlet) => `Aucun autre média n’écrit à ce sujet, seulement ${outlet}.`,
  },
  timeline: {
    description: "Ce qui s’est passé et quand, d’après les dates citées dans les articles",
    topic: "Ce qu’il faut retracer, en quelques mots",
    private: "Afficher la chronologie uniquement pour vous",
    empty: "Saisissez un sujet, par exemple «\u00A0Karabakh conflict\u00A0».",
    none: "Les articles ne donnent aucune date à ce sujet.",
    nothing: "Les articles ne disent rien à ce sujet.",
    events: (events) =>
      `${count(events, { one: "phrase datée", other: "phrases datées" })}, dans l’ordre des faits, du plus ancien au plus récent.`,
    cut: (passages) => `Tirées des ${number(passages)} passages les plus pertinents.`,
    yearFromArticle: (date) => `${date} (année d’après la date de l’article)`,
    dayFromArticle: (date) => `${date} (d’après la date de l’article)`,
    published: (date) => `paru\u00A0: ${date}`,
    ahead: (sentences) => `${leftOut(sentences)} sur ce qui était encore à venir.`,
    dates: (dates, more) =>
      more === 0 ? dates.join("\u00A0; ") : `${dates.join("\u00A0; ")} et ${count(more, OTHERS)}`,
    also: (outlets, more) =>
      `Presque identique dans ${and(more === 0 ? outlets : [...outlets, count(more, OTHERS)])}.`,
    yearless: (sentences) =>
      `${leftOut(sentences)} avec un jour ou un mois dont l’année est inconnue.`,
    vague: (sentences) =>
      `${leftOut(sentences)} avec un simple jour de la semaine ou une indication vague, comme «\u00A0Tuesday\u00A0» ou «\u00A0last year\u00A0».`,
    read: "Lire",
    lostTopic: "Le sujet n’est plus lisible dans ce message\u00A0; réutilisez /chronologie.",
  },
  source: {
    description: "Lire un article en entier\u00A0: source, date et leur provenance",
    article: "Mots de son titre, de son média ou de sa date\u00A0; ou son adresse",
    private: "Afficher l’article uniquement pour vous",
    empty: "Saisissez des mots d’un titre, ou choisissez un article dans la liste.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `Aucun article ne correspond à ${quote(typed)}\u00A0; /articles les liste tous.`
        : `Aucun article ne correspond à ${quote(typed)}\u00A0; ${nearest.length === 1 ? "le plus proche est" : "les plus proches sont"} ${and(nearest.map(quote))}.`,
    several: (typed) =>
      `Plusieurs articles correspondent à ${quote(typed)} ; choisissez-en un ou précisez le titre.`,
    choose: "Choisir un article",
    lost: "L’article a été modifié depuis et ne contient plus le paragraphe cité.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Média",
    date: "Date",
    author: "Auteur",
    address: "Adresse",
    updated: "Mis à jour",
    added: "Ajouté",
    addressEvidence: {
      fetched: "article récupéré à cette adresse",
      "in-text": "donnée dans le texte",
      external: "trouvée hors du texte",
    },
    page: (page, of) => `Page ${page} sur ${of}`,
    quotedHere: (ordinal) => `Paragraphe ${ordinal}, tel que cité`,
    changedHere: (ordinal) => `Paragraphe ${ordinal}, modifié depuis la citation`,
    alsoIn: "Aussi dans",
    changedOn: (date) => `Modifié le ${date}`,
    earlierText: "Texte antérieur",
    currentText: "Texte actuel",
    textUntil: (date) =>
      `Le texte jusqu’au ${date}\u00A0; les phrases que le texte actuel ne contient plus sont en gras.`,
    embedded: "Publication d’un tiers, intégrée à l’article",
    asFile: "Télécharger le texte",
    fileReady: (title) => `Texte intégral de ${quote(title)}`,
  },
  story: {
    description: "Un événement tel que les médias l’ont rapporté, dans l’ordre, mot pour mot",
    topic: "Mots d’un titre, ou ce qui s’est passé",
    private: "Afficher l’affaire uniquement pour vous",
    empty: "Saisissez des mots d’un titre, ou choisissez une affaire dans la liste.",
    none: "Aucun article n’en parle.",
    several: (typed) =>
      `Plusieurs affaires correspondent à ${quote(typed)}\u00A0; choisissez-en une ou ajoutez des mots.`,
    choose: "Choisir une affaire",
    also: (outlets, more, articles) =>
      `Aussi rapporté par ${and(more === 0 ? outlets : [...outlets, count(more, OTHERS)])} · ${count(articles, ARTICLES)}`,
    again: (articles) => `${count(articles, ARTICLES)} sur cette affaire`,
    size: (articles, outlets) =>
      `${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}, du plus ancien au plus récent.`,
    update: "Mise à jour",
    correction: "Rectificatif",
    button: "Affaire",
  },
  latest: {
    description: "Les affaires les plus récentes, ou sur un sujet, avec leur première phrase",
    topic: "Ce dont elles doivent parler, en quelques mots",
    private: "Afficher les affaires uniquement pour vous",
    heading: "Dernières affaires",
    size: (stories) =>
      `${count(stories, { one: "affaire", other: "affaires" })}, de la plus récente à la plus ancienne.`,
    none: "Aucun article n’en parle.",
  },
  articles: {
    description: "Liste des articles, du plus récent au plus ancien",
    words: "Seulement les articles dont le titre contient ces mots",
    outlet: "Seulement les articles de ce média",
    month: "Seulement les articles de ce mois ou de cette année, par exemple mai 2023",
    stories: "Chaque affaire une seule fois, avec son article le plus récent",
    none: "Aucun article ne correspond ; /articles sans option les affiche tous.",
    jump: "Aller à un mois…",
    monthChoice: (month, articles) => `${month} · ${count(articles, ARTICLES)}`,
    heading: (articles) => `Articles (${number(articles)})`,
    read: "Lire",
  },
  follow: {
    description: "Être prévenu quand un nouvel article répond à votre question",
    question: "La question, telle que vous la poseriez",
    here: "Publier les réponses dans ce salon, pour tous (si vous le gérez)",
    off: "Ce bot ne permet pas de suivre des questions\u00A0: son administrateur a désactivé cette fonction.",
    vague:
      "Cette question ne porte sur rien de précis. Dites de quoi vous voulez avoir des nouvelles.",
    notHere:
      "Seules les personnes qui gèrent ce salon peuvent y faire publier des réponses, et Dateline doit avoir le droit d’y écrire.",
    started: (question) =>
      `Vous suivez ${quote(question)}. Dès qu’un nouvel article y répond, Dateline vous envoie un message privé. /suivis affiche ce que vous suivez.`,
    startedHere: (question) =>
      `Ce salon suit ${quote(question)}. Dès qu’un nouvel article y répond, Dateline publie la réponse ici. /suivis affiche ce qui est suivi.`,
    known: (question) => `${quote(question)} est déjà suivie.`,
    tooMany: (most) =>
      `Vous pouvez suivre ${count(most, { one: "question", other: "questions" })}. Arrêtez-en d’abord une dans /suivis.`,
    told: "Un nouvel article répond à une question que vous suivez.",
    toldHere: "Un nouvel article répond à une question que ce salon suit.",
    stop: "Ne plus suivre",
    pause: "Suspendre",
    resume: "Reprendre",
    stopped: (question) => `${quote(question)} n’est plus suivie.`,
    gone: "Cette question n’est plus suivie.",
    notYours: "Seule la personne qui la suit, ou qui gère son salon, peut le modifier.",
  },
  following: {
    description: "Les questions que vous suivez",
    none: "Vous ne suivez aucune question. /suivre permet d’en suivre une.",
    heading: (of) => count(of, { one: "question suivie", other: "questions suivies" }),
    direct: "par message privé",
    here: "dans ce salon",
    paused: "suspendue",
  },
  about: {
    description: "Ce qu’est ce bot, ce qu’il sait et comment il répond",
    heading: "À propos de Dateline",
    what: "Dateline répond aux questions à partir d’articles de presse. Il cite le meilleur paragraphe mot pour mot, avec son média et sa date, ou dit clairement que les articles ne répondent pas à la question.",
    holds: (articles, outlets, span) =>
      `Il contient ${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Médias · ${names.join(", ")}${more === 0 ? "" : ` et ${count(more, OTHERS)}`}`,
    leftOut: (files) =>
      `${count(files, { one: "fichier d’article n’a pas pu être lu", other: "fichiers d’articles n’ont pas pu être lus" })}\u00A0; consultez le journal.`,
    feeds: (feeds, failing, read) =>
      `Il suit ${number(feeds)} flux${failing === 0 ? "" : `, dont ${number(failing)} en panne`}${read ? `\u00A0; dernière lecture ${read}` : ""}.`,
    how: "Il classe les paragraphes selon les mots qu’ils partagent avec la question (BM25). Aucune phrase n’est générée\u00A0; la plus pertinente est en gras. Une date ou un média que le texte n’indique pas porte la mention de sa provenance.",
    stores: {
      nothing: "Il n’enregistre rien\u00A0: ni questions, ni messages, ni noms.",
      logged:
        "L’administrateur de ce bot journalise le texte des questions et des messages recherchés, sans les noms.",
      followed:
        "Il conserve les questions suivies, qui les suit et où, jusqu’à ce qu’on cesse de les suivre.",
      nothingElse: "Rien d’autre n’est enregistré.",
    },
    version: (version) => `Version ${version}`,
    commands:
      "/demander une question · /comparer les médias · /chronologie d’un sujet · /affaire vue par tous les médias · /actualités récentes · /source pour un article complet · /articles pour la liste · /suivre une question · /suivis · Applications → Chercher dans les articles sur un message",
  },
  errors: {
    noCommand:
      "Cette commande ne fait plus partie de Dateline\u00A0: rechargez Discord pour voir les commandes actuelles.",
    oldButton: "Ce bouton vient d’une autre version de Dateline\u00A0: reposez votre question.",
    restarting: "Dateline redémarre\u00A0: réessayez dans une minute.",
    nothingToRead:
      "Il n’y a encore rien à lire ici. Dès que l’administrateur de ce bot aura ajouté un article, vous pourrez l’interroger.",
    reading: (share) =>
      `Dateline lit encore les articles (${percent(share)})\u00A0; réessayez dans une minute.`,
    unreachable:
      "Les archives sont injoignables pour le moment\u00A0: cela ne dit rien de ce que contiennent les articles. Réessayez dans une minute.",
    unexpected: (errorId) =>
      `Une erreur s’est produite de notre côté\u00A0; votre question n’est pas en cause. Réessayez\u00A0; si elle persiste, donnez ce code à l’administrateur de ce bot\u00A0: ${errorId}`,
  },
};
