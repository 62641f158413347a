import type { Reason } from "../../answer/answer.ts";
import type { ScoreParts } from "../../answer/rank.ts";
import type { SourceEvidence, UrlEvidence } from "../../articles/article.ts";
import { wording } from "./wording.ts";

/** English readers everywhere get "28 February 2023". */
const locale = "en-GB";
const {
  and,
  count: countForms,
  decimal,
  neither,
  number,
  percent,
  quote,
} = wording(locale, ["“", "”"]);

function count(of: number, one: string, other: string): string {
  return countForms(of, { one, other });
}

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0 ? each : [...each, `${number(more)} more`];
}

function quoted(words: readonly string[], more = 0): string {
  return and(listed(words, more));
}

/** For enumerations after a negation. */
function anyQuoted(words: readonly string[], more = 0): string {
  return neither(listed(words, more));
}

/**
 * Every sentence that a reader sees, in English. Functions take values that are already safe to
 * show (escaped for Discord, or plain for the terminal); a value is never followed by a colon,
 * which might complete an emoji's name.
 */
export const en = {
  locale,
  /**
   * Names of commands and their options, as typed: lower case, no spaces. A message command is
   * chosen from a menu, so its name may have both.
   */
  names: {
    ask: "ask",
    source: "source",
    compare: "compare",
    timeline: "timeline",
    story: "story",
    latest: "latest",
    stories: "stories",
    articles: "articles",
    about: "about",
    question: "question",
    outlet: "source",
    after: "after",
    before: "before",
    article: "article",
    topic: "topic",
    month: "month",
    words: "words",
    follow: "follow",
    following: "following",
    here: "here",
    private: "private",
    findInArticles: "Find in articles",
  },
  dates: {
    unknown(notBefore: string | null, notAfter: string | null): string {
      if (notBefore && notAfter) return `date unknown, between ${notBefore} and ${notAfter}`;
      if (notBefore) return `date unknown, ${notBefore} or later`;
      if (notAfter) return `date unknown, ${notAfter} or earlier`;
      return "date unknown";
    },
    changed: (date: string, updated: string) => `${date}, updated ${updated}`,
    yearInferred: (date: string) => `${date} (year inferred)`,
    inferred: (date: string) => `${date} (inferred)`,
    fromMetadata: (date: string) => `${date} (from the page’s metadata)`,
    fromAddress: (date: string) => `${date} (from the web address)`,
    external: (date: string) => `${date} (date from another source)`,
    uncertain: (date: string) => `${date} (uncertain)`,
  },
  outlet: {
    unknown: "outlet unknown",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "outlet from the page’s metadata",
      url: "outlet from the web address",
      external: "outlet known from another source",
      unknown: "outlet uncertain",
    } satisfies Record<SourceEvidence, string | null>,
  },
  passage: {
    place: (ordinal: number, of: number) => `Paragraph ${ordinal} of ${of}`,
    under: (subheading: string) => `under “${subheading}”`,
    speaker: (name: string, ordinal: number) => `Speaker: ${name} (paragraph ${ordinal})`,
    /** Where the sentence before the quote is from. */
    firstLine: (ordinal: number) => `First line: the end of paragraph ${ordinal}.`,
    lacks: (words: readonly string[], more: number) =>
      `This passage does not mention ${anyQuoted(words, more)}.`,
    related: (words: readonly string[], more: number) =>
      `Found in a related form only: ${quoted(words, more)}.`,
    changed: "The article has changed since then; this is the current text.",
    gone: "That article is no longer here.",
    lost: "The article has changed since then and no longer has that paragraph; “Full article” shows the current text.",
    previous: "◀",
    next: "▶",
    before: "Paragraph before",
    /** `shown`: which of them, e.g. "1–2". */
    onward: (shown: string, of: number) => `▶ Next (${shown}/${of})`,
    toFirst: (shown: string, of: number) => `↺ First (${shown}/${of})`,
    readOn: "Read on",
    more: "More…",
    back: "Back",
    context: "Context, not the answer",
    contextOf: (ordinal: number, passage: number) =>
      `Paragraph ${ordinal}; the passage is paragraph ${passage}`,
    fullArticle: "Full article",
    original: "Original",
  },
  answer: {
    corrected: (pairs: readonly { from: string; to: string }[]) =>
      `Showing results for ${and(pairs.map(({ from, to }) => `“${to}” (typed “${from}”)`))}.`,
    /** Said where the latest is asked for. */
    newest: (date: string) => `The newest article in this archive is of ${date}.`,
    others: "Other passages",
    exactly: "Searched for exactly what was typed.",
    searchExactly: (words: readonly string[]) => `Search for exactly ${quoted(words)}`,
    missing: (words: readonly string[], more: number) =>
      `The articles never use ${anyQuoted(words, more)}.`,
  },
  noAnswer: {
    plainly: "The articles don’t answer that.",
    because: {
      "no-words": "The question has no words to search for.",
      "unknown-words": "They use none of the words in the question.",
      lacking: "The closest passage lacks a key word of the question.",
      weak: "Too little matches to call it an answer.",
      vague: "Say who or what you are asking about: a person, a place, an event.",
      time: "Nothing on this is from the time you ask about.",
      language: "The articles are in another language.",
      greeting: "Hello! Ask a question, and Dateline quotes the article that answers it.",
      thanks: "You’re welcome.",
      help: "Ask a question in plain words. Dateline quotes the paragraph that answers it, word for word, with its outlet and date.",
      task: "Dateline writes nothing itself, so it can’t summarize or translate. Ask a question, and it quotes what the articles say.",
    } satisfies Record<Reason, string>,
    missing: (words: readonly string[], more: number) =>
      `They never use ${anyQuoted(words, more)}.`,
    otherLanguage: (languages: readonly string[]) => `The articles are in ${and(languages)}.`,
    otherTime: (time: string, newest: string) =>
      `Nothing on this is dated “${time}”; the newest of the closest passages is of ${newest}.`,
    nearest: "Closest, but not an answer",
    otherNearest: "Also close, but not answers",
    searched: (articles: number, from: string | null, to: string | null, undated: number) =>
      `Searched ${en.archive.size(articles)}${en.archive.span(from, to, undated)}.`,
  },
  filters: {
    after: (date: string) => `from ${date}`,
    before: (date: string) => `until ${date}`,
    phrase: (words: string) => `“${words}”`,
    without: (words: string) => `not “${words}”`,
    notFrom: (outlet: string) => `not from ${outlet}`,
    all: "all filters",
    remove: (filter: string) => `✕ ${filter}`,
    leftOut: (articles: number) =>
      `${count(articles, "article", "articles")} left out because the date is not known precisely enough.`,
    searched: (articles: number, of: number) =>
      `Searched ${number(articles)} of ${count(of, "article", "articles")} (those matching the filters).`,
    noArticles: "No article matches the filters.",
    noMatch: "No paragraph that matches the filters contains words from the question.",
    noneFits: "No paragraph with words from the question matches all filters.",
    allHold: "Every paragraph with words from the question contains a word that you excluded.",
    noneHolds: (phrases: readonly string[]) =>
      `No paragraph contains ${anyQuoted(phrases)} verbatim.`,
    noneReadHolds: (phrases: readonly string[], read: number) =>
      `None of the ${number(read)} best-matching paragraphs contains ${anyQuoted(phrases)} verbatim.`,
    /** `filter`: the one to remove; null: all of them. */
    instead: (filter: string | null, from: string) =>
      filter === null
        ? `Without filters there is an answer (${from}).`
        : `Without the filter ${filter} there is an answer (${from}).`,
    unknownOutlet: (typed: string, nearest: readonly string[]) =>
      nearest.length === 0
        ? `No outlet is called “${typed}”; the articles name no outlets.`
        : `No outlet is called “${typed}”; the closest ${nearest.length === 1 ? "name is" : "names are"} ${and(nearest)}.`,
    oneOutlet: (names: readonly string[]) =>
      `You can filter by one outlet at a time, not by ${and(names)}; /compare searches them all.`,
    notADate: (typed: string) =>
      `“${typed}” is not a date with a year; write it like “2023”, “May 2023” or “19 May 2023”.`,
    ambiguousDate: (typed: string, one: string, other: string) =>
      `“${typed}” could be ${one} or ${other}; write it like “${one}”.`,
    emptyRange: (after: string, before: string) =>
      `“from ${after}” and “until ${before}” have no day in common; change one of them.`,
    onlyFilters: "Add a word to search for; filters alone find nothing.",
  },
  archive: {
    /** `words`: its date and age. */
    newest: (words: string) => `Newest article: ${words}.`,
    size: (articles: number) => count(articles, "article", "articles"),
    span(from: string | null, to: string | null, undated: number): string {
      if (from === null || to === null) return ", none with a known date";
      const dated = from === to ? `, dated ${from}` : `, dated ${from} to ${to}`;
      return undated === 0 ? dated : `${dated}, ${number(undated)} of unknown date`;
    },
  },
  ask: {
    description: "Ask the news articles a question; the answer is a quote with its source and date",
    question: "Your question, in plain words",
    outlet: "Only articles from this outlet",
    after: "Only articles from this date or later, for example May 2023",
    before: "Only articles from this date or earlier, for example 19 May 2023",
    private: "Show the answer only to you",
    outletChoice: (outlet: string, articles: number) =>
      `${outlet} · ${count(articles, "article", "articles")}`,
    dateExample: "Write it like 2023, May 2023 or 19 May 2023",
    empty: "Type a question, for example “Who signed the ceasefire?”.",
    /** Above questions that are offered. */
    answers: "The articles answer this, for example:",
    tooLong: (length: number, most: number) =>
      `That question has ${number(length)} characters; shorten it to ${number(most)} or fewer.`,
    noWords: (question: string) =>
      `“${question}” has no word to search for; name a person, place or thing.`,
    lostQuestion: "The question can’t be read from that message; ask it again with /ask.",
  },
  why: {
    button: "Why this?",
    heading: "Why this passage?",
    rank: (rank: number, of: number) =>
      `Rank ${number(rank)} of ${count(of, "paragraph", "paragraphs")}.`,
    unranked: "It is no longer among the hundred best paragraphs for this question.",
    /** How one word of the question fared. */
    where: {
      text: (matches: readonly string[]) => `in the passage as ${quoted(matches)}`,
      alike: (matches: readonly string[]) =>
        matches.length === 0
          ? "in the passage in a related form"
          : `in the passage in a related form, as ${quoted(matches)}`,
      title: "in the title or subheading",
      nowhere: "not in the passage",
    },
    weight: (idf: number, paragraphs: number) =>
      `weight ${decimal(idf)}, in ${count(paragraphs, "paragraph", "paragraphs")}`,
    more: (words: number) => `and ${count(words, "word", "words")} more`,
    /** The score is (bm25 + alike + article + sentence + pairs) × offers × together × text × time. */
    score: (score: number) => `Score ${decimal(score)}`,
    parts: {
      bm25: "shared words (BM25)",
      alike: "related words",
      article: "the whole article",
      sentence: "the best sentence",
      pairs: "adjacent words",
      offers: "the kind of answer asked for",
      together: "all words in one sentence",
      text: "what its text shows",
      time: "the time asked about",
    } satisfies Record<keyof ScoreParts, string>,
    plus: (part: string, value: number) => `${part} +${decimal(value)}`,
    times: (part: string, value: number) => `${part} ×${decimal(value)}`,
    confidence: (share: number, least: number) =>
      `Confidence: ${percent(share)} (${percent(least)} or more counts as an answer).`,
  },
  findInArticles: {
    disagrees: (message: string, article: string) =>
      `The message says “${message}”; the article says “${article}”.`,
    reversed: "The message and the article have the same names in opposite roles.",
    noText: "That message has no text to search for.",
  },
  share: {
    button: "Share in channel",
    by: (name: string) => `Shared by ${name}`,
    notHere: "You or Dateline can’t post here, so only you see the answer.",
  },
  source: {
    description: "Read a whole article, with its source, its date and how they are known",
    article: "Words from its title, outlet or date; or its address",
    private: "Show the article only to you",
    empty: "Type words from a title, or choose an article from the list.",
    unknown: (typed: string, nearest: readonly string[]) =>
      nearest.length === 0
        ? `No article matches “${typed}”; /articles lists them all.`
        : `No article matches “${typed}”; the closest ${nearest.length === 1 ? "is" : "are"} ${quoted(nearest)}.`,
    several: (typed: string) =>
      `Several articles match “${typed}”; choose one, or type more of the title.`,
    choose: "Choose an article",
    lost: "The article has changed since then and no longer has the quoted paragraph.",
    known: (label: string, value: string) => `${label} · ${value}`,
    knownBy: (label: string, value: string, how: string) => `${label} · ${value} · ${how}`,
    outlet: "Outlet",
    date: "Date",
    author: "Author",
    address: "Address",
    updated: "Updated",
    added: "Added",
    addressEvidence: {
      fetched: "article fetched from this address",
      "in-text": "given in the text",
      external: "found outside the text",
    } satisfies Record<UrlEvidence, string>,
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    quotedHere: (ordinal: number) => `Paragraph ${ordinal}, as quoted`,
    changedHere: (ordinal: number) => `Paragraph ${ordinal}, changed since it was quoted`,
    alsoIn: "Also in",
    changedOn: (date: string) => `Changed on ${date}`,
    earlierText: "Earlier text",
    currentText: "Current text",
    textUntil: (date: string) =>
      `The text until ${date}; sentences that the current text no longer has are in bold.`,
    embedded: "Post by somebody else, embedded in the article",
    asFile: "Download text",
    fileReady: (title: string) => `Full text of “${title}”`,
  },
  compare: {
    description: "See what each outlet writes about a topic, side by side, word for word",
    topic: "What to compare, in a few words",
    private: "Show the comparison only to you",
    empty: "Type a topic, for example “Karabakh ceasefire”.",
    none: "No outlet writes about that.",
    onlyOne: (outlet: string) => `Only ${outlet} writes about that.`,
    outlets: (outlets: number) => `${count(outlets, "outlet", "outlets")}, best passage first.`,
    beside: (outlets: number) =>
      `${count(outlets, "outlet", "outlets")}, the quoted passage first, then the best of the others.`,
    shared: (words: readonly string[], more: number) =>
      `Grouped because each passage or a heading above it has ${quoted(words, more)}, or a related form.`,
    mostWords:
      "Grouped because each passage or a heading above it has most of the topic’s words, or synonyms.",
    differing: "Numbers that differ",
    says: quote,
    states: (words: string, outlets: readonly string[], more: number) =>
      `${words} (${outlets.join("; ")}${more === 0 ? "" : ` and ${number(more)} more`})`,
    more: (more: number) => `And ${number(more)} more.`,
    read: (outlet: string) => `Read ${outlet}`,
    others: "Other outlets",
    lostTopic: "The topic can’t be read from that message; use /compare again.",
    noOthers: (outlet: string) => `No other outlet writes about that; only ${outlet} does.`,
  },
  timeline: {
    description: "See what happened when on a topic, by the dates that the articles state",
    topic: "What to trace, in a few words",
    private: "Show the timeline only to you",
    empty: "Type a topic, for example “Karabakh conflict”.",
    none: "The articles give no dates for that.",
    nothing: "The articles say nothing about that.",
    events: (events: number) =>
      `${count(events, "dated sentence", "dated sentences")}, in order of the events, oldest first.`,
    cut: (passages: number) => `From the ${number(passages)} best-matching passages.`,
    yearFromArticle: (date: string) => `${date} (year from the article’s date)`,
    dayFromArticle: (date: string) => `${date} (from the article’s date)`,
    published: (date: string) => `published ${date}`,
    ahead: (sentences: number) =>
      sentences === 1
        ? "Left out: 1 sentence about what was still to come."
        : `Left out: ${number(sentences)} sentences about what was still to come.`,
    dates: (dates: readonly string[], more: number) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} and ${number(more)} more`,
    also: (outlets: readonly string[], more: number) =>
      `Nearly the same in ${and(more === 0 ? outlets : [...outlets, `${number(more)} more`])}.`,
    yearless: (sentences: number) =>
      sentences === 1
        ? "Left out: 1 sentence with a day or month whose year is not known."
        : `Left out: ${number(sentences)} sentences with a day or month whose year is not known.`,
    vague: (sentences: number) =>
      sentences === 1
        ? "Left out: 1 sentence with only a weekday or a vague time, such as “Tuesday” or “last year”."
        : `Left out: ${number(sentences)} sentences with only a weekday or a vague time, such as “Tuesday” or “last year”.`,
    read: "Read",
    lostTopic: "The topic can’t be read from that message; use /timeline again.",
  },
  story: {
    description: "Read one event as the outlets reported it, in order, word for word",
    topic: "Words from a headline, or what happened",
    private: "Show the story only to you",
    empty: "Type words from a headline, or choose a story from the list.",
    none: "No article reports that.",
    several: (typed: string) => `Several stories match “${typed}”; choose one, or type more words.`,
    choose: "Choose a story",
    also: (outlets: readonly string[], more: number, articles: number) =>
      `Also reported by ${and(more === 0 ? outlets : [...outlets, `${number(more)} more`])} · ${count(articles, "article", "articles")}`,
    again: (articles: number) => `${count(articles, "article", "articles")} on this event`,
    size: (articles: number, outlets: number) =>
      `${count(articles, "article", "articles")} from ${count(outlets, "outlet", "outlets")}, oldest first.`,
    update: "Update",
    correction: "Correction",
    button: "Story",
  },
  latest: {
    description: "The newest stories, or those on a topic, each with its first sentence",
    topic: "What the stories should be about, in a few words",
    private: "Show the stories only to you",
    heading: "Latest stories",
    size: (stories: number) => `${count(stories, "story", "stories")}, newest first.`,
    none: "No article is about that.",
  },
  articles: {
    description: "List the articles, newest first",
    words: "Only articles with these words in the title",
    outlet: "Only articles from this outlet",
    month: "Only articles from this month or year, for example May 2023",
    stories: "List each story once, by its newest article",
    none: "No article matches that; /articles alone lists them all.",
    jump: "Jump to a month…",
    monthChoice: (month: string, articles: number) =>
      `${month} · ${count(articles, "article", "articles")}`,
    heading: (articles: number) => `Articles (${number(articles)})`,
    read: "Read",
  },
  follow: {
    description: "Be told when a new article answers your question",
    question: "The question, as you would ask it",
    here: "Post the answers in this channel, for everyone (if you manage it)",
    off: "Questions can’t be followed on this bot: whoever runs it has switched that off.",
    vague: "That asks about nothing in particular. Name what you want to hear about.",
    notHere:
      "Only those who manage this channel can have answers posted in it, and Dateline must be allowed to post here.",
    started: (question: string) =>
      `You follow ${quote(question)}. When a new article answers it, Dateline sends you a direct message. /following lists what you follow.`,
    startedHere: (question: string) =>
      `This channel follows ${quote(question)}. When a new article answers it, Dateline posts the answer here. /following lists what is followed.`,
    known: (question: string) => `${quote(question)} is followed already.`,
    tooMany: (most: number) =>
      `You can follow ${count(most, "question", "questions")}. Stop one in /following first.`,
    told: "A new article answers a question that you follow.",
    toldHere: "A new article answers a question that this channel follows.",
    stop: "Stop following",
    pause: "Pause",
    resume: "Resume",
    stopped: (question: string) => `${quote(question)} is no longer followed.`,
    gone: "That question is no longer followed.",
    notYours: "Only whoever follows it can change that, or who manages its channel.",
  },
  following: {
    description: "The questions that you follow",
    none: "You follow no questions. /follow starts one.",
    heading: (of: number) => count(of, "followed question", "followed questions"),
    direct: "by direct message",
    here: "in this channel",
    paused: "paused",
  },
  about: {
    description: "What this bot is, what it knows and how it answers",
    heading: "About Dateline",
    what: "Dateline answers questions from news articles. It quotes the best paragraph word for word, with its outlet and date, or says plainly that the articles don’t answer the question.",
    holds: (articles: number, outlets: number, span: string) =>
      `It holds ${count(articles, "article", "articles")} from ${count(outlets, "outlet", "outlets")}${span}.`,
    outlets: (names: readonly string[], more: number) =>
      `Outlets · ${names.join(", ")}${more === 0 ? "" : ` and ${number(more)} more`}`,
    leftOut: (files: number) =>
      `${count(files, "article file", "article files")} could not be read; see the log.`,
    feeds: (feeds: number, failing: number, read: string | null) =>
      `It follows ${count(feeds, "feed", "feeds")}${failing === 0 ? "" : `, ${failing} failing`}${read ? `; last read ${read}` : ""}.`,
    how: "It ranks paragraphs by the words they share with the question (BM25). No sentence is generated; the best-matching one is in bold. A date or outlet that the text doesn’t state is marked with how it is known.",
    stores: {
      nothing: "It stores nothing: no questions, no messages, no names.",
      logged:
        "The operator of this bot logs the text of questions and of searched messages, without names.",
      followed:
        "It stores the questions that readers follow, who follows them and where, until they stop.",
      nothingElse: "Nothing else is stored.",
    },
    version: (version: string) => `Version ${version}`,
    commands:
      "/ask a question · /compare outlets · /timeline of a topic · /story of an event · /latest stories · /source for a whole article · /articles for the list · /follow a question · /following · Apps → Find in articles on a message",
  },
  errors: {
    noCommand:
      "This command is no longer part of Dateline; reload Discord to see the current commands.",
    oldButton: "This button belongs to another version of Dateline; please ask again.",
    restarting: "Dateline is restarting; please try again in a minute.",
    /** `share`: of the articles, 0 to 1. */
    nothingToRead:
      "There is nothing to read here yet. As soon as whoever runs this bot adds an article, it can be asked about.",
    reading: (share: number) =>
      `Dateline is still reading the articles (${percent(share)}); please try again in a minute.`,
    unreachable:
      "The archive can’t be reached right now, so this says nothing about what the articles report. Please try again in a minute.",
    unexpected: (errorId: string) =>
      `Something went wrong on our side, not with your question. Try again; if it keeps happening, give the operator of this bot this code: ${errorId}`,
  },
};

/** What each language must say; English is the pattern. */
export type Messages = typeof en;
