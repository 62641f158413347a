import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "ru";
const { and, count, decimal, neither, number, percent, quote } = wording(
  locale,
  ["«", "»"],
  ["ни ", ", ни "],
);

const ARTICLES = { one: "статья", few: "статьи", other: "статей" };
const OUTLETS = { one: "издание", few: "издания", other: "изданий" };
const WORDS = { one: "слово", few: "слова", other: "слов" };
const SENTENCES = { one: "предложение", few: "предложения", other: "предложений" };
/** После «в». */
const IN_PARAGRAPHS = { one: "абзаце", other: "абзацах" };
/** После «из». */
const OF_ARTICLES = { one: "статьи", other: "статей" };
const OF_PARAGRAPHS = { one: "абзаца", other: "абзацев" };
const OF_OUTLETS = { one: "издания", other: "изданий" };

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0 ? each : [...each, `ещё ${count(more, WORDS)}`];
}

/** «сентября 2023 г.» вместо «сентябрь 2023 г.»; дни и годы уже стоят как надо. */
function genitive(date: string): string {
  return date.replace(/^(март|август)(?= )/, "$1а").replace(/^(\p{L}+)[ьй](?= )/u, "$1я");
}

/** Дата может кончаться на «г.»: вторая точка не нужна. */
function stop(text: string): string {
  return text.endsWith("г.") ? text : `${text}.`;
}

export const ru: Messages = {
  locale,
  names: {
    ask: "спросить",
    source: "источник",
    articles: "статьи",
    about: "о-боте",
    compare: "сравнить",
    timeline: "хронология",
    story: "событие",
    latest: "новое",
    stories: "события",
    question: "вопрос",
    topic: "тема",
    outlet: "издание",
    after: "от",
    before: "до",
    article: "статья",
    month: "месяц",
    words: "слова",
    follow: "следить",
    following: "отслеживаемые",
    here: "здесь",
    private: "приватно",
    findInArticles: "Найти в статьях",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) {
        return `дата неизвестна, с ${genitive(notBefore)} по ${notAfter}`;
      }
      if (notBefore) return `дата неизвестна, не ранее ${genitive(notBefore)}`;
      if (notAfter) return `дата неизвестна, не позднее ${genitive(notAfter)}`;
      return "дата неизвестна";
    },
    changed: (date, updated) => `${date}, обновлено ${updated}`,
    yearInferred: (date) => `${date} (год выведен из контекста)`,
    inferred: (date) => `${date} (выведена из контекста)`,
    fromMetadata: (date) => `${date} (из метаданных страницы)`,
    fromAddress: (date) => `${date} (из веб-адреса)`,
    external: (date) => `${date} (дата из другого источника)`,
    uncertain: (date) => `${date} (неточно)`,
  },
  outlet: {
    unknown: "издание неизвестно",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "издание из метаданных страницы",
      url: "издание из веб-адреса",
      external: "издание известно из другого источника",
      unknown: "издание под вопросом",
    },
  },
  passage: {
    place: (ordinal, of) => `Абзац ${ordinal} из ${of}`,
    under: (subheading) => `под заголовком ${quote(subheading)}`,
    speaker: (name, ordinal) => `Говорит ${name} (абзац ${ordinal})`,
    firstLine: (ordinal) => `Первая строка — конец абзаца ${ordinal}.`,
    lacks(words, more) {
      const all = listed(words, more);
      return `В этом отрывке не ${all.length === 1 ? "упоминается" : "упоминаются"} ${neither(all)}.`;
    },
    related: (words, more) => `Только в родственной форме: ${and(listed(words, more))}.`,
    changed: "Статья с тех пор изменилась; это её нынешний текст.",
    gone: "Этой статьи здесь больше нет.",
    lost: "Статья с тех пор изменилась, и этого абзаца в ней больше нет; кнопка «Вся статья» покажет её нынешний текст.",
    previous: "◀",
    next: "▶",
    before: "Предыдущий абзац",
    onward: (shown, of) => `▶ Далее (${shown}/${of})`,
    toFirst: (shown, of) => `↺ К первому (${shown}/${of})`,
    readOn: "Читать дальше",
    more: "Ещё…",
    back: "Назад",
    context: "Контекст, а не ответ",
    contextOf: (ordinal, passage) => `Абзац ${ordinal}; отрывок — абзац ${passage}`,
    fullArticle: "Вся статья",
    original: "Оригинал",
  },
  answer: {
    corrected: (pairs) =>
      `Показаны результаты для ${and(pairs.map(({ from, to }) => `${quote(to)} (введено ${quote(from)})`))}.`,
    newest: (date) => stop(`Самая новая статья в этом архиве: ${date}`),
    others: "Другие отрывки",
    exactly: "Поиск вёлся точно по введённому тексту.",
    searchExactly: (words) => `Искать точно ${and(words.map(quote))}`,
    missing: (words, more) => `В статьях нигде нет ${neither(listed(words, more))}.`,
  },
  noAnswer: {
    plainly: "В статьях нет ответа на этот вопрос.",
    because: {
      "no-words": "В вопросе нет слов, по которым можно искать.",
      "unknown-words": "В них нет ни одного слова из вопроса.",
      lacking: "В самом близком отрывке нет ключевого слова вопроса.",
      weak: "Совпадений слишком мало для ответа.",
      vague: "Уточните, о ком или о чём вопрос: человек, место, событие.",
      time: "За указанное время об этом ничего нет.",
      language: "Статьи написаны на другом языке.",
      greeting:
        "Здравствуйте! Задайте вопрос, и Dateline процитирует статью, которая на него отвечает.",
      thanks: "Пожалуйста.",
      help: "Задайте вопрос своими словами. Dateline дословно процитирует абзац, который на него отвечает, с источником и датой.",
      task: "Dateline ничего не пишет сам: ни пересказов, ни переводов. Задайте вопрос, и он процитирует статьи.",
    },
    missing: (words, more) => `В них нигде нет ${neither(listed(words, more))}.`,
    otherLanguage: (languages) => stop(`Язык статей: ${and(languages)}`),
    otherTime: (time, newest) =>
      stop(
        `За время ${quote(time)} об этом ничего нет; самый новый из близких отрывков: ${newest}`,
      ),
    nearest: "Ближайший отрывок, но не ответ",
    otherNearest: "Тоже близкие, но не ответы",
    searched: (articles, from, to, undated) =>
      stop(`Просмотрено: ${ru.archive.size(articles)}${ru.archive.span(from, to, undated)}`),
  },
  filters: {
    after: (date) => `с ${genitive(date)}`,
    before: (date) => `по ${date}`,
    phrase: (words) => quote(words),
    without: (words) => `без ${quote(words)}`,
    notFrom: (outlet) => `кроме ${outlet}`,
    all: "все фильтры",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `Не учтено: ${count(articles, ARTICLES)}, так как дата известна недостаточно точно.`,
    searched: (articles, of) =>
      `Просмотрено с учётом фильтров: ${number(articles)} из ${count(of, OF_ARTICLES)}.`,
    noArticles: "Фильтрам не соответствует ни одна статья.",
    noMatch: "Ни в одном абзаце, который соответствует фильтрам, нет слов из вопроса.",
    noneFits: "Ни один абзац со словами из вопроса не соответствует всем фильтрам.",
    allHold: "В каждом абзаце со словами из вопроса есть слово, которое вы исключили.",
    noneHolds: (phrases) =>
      `Ни в одном просмотренном абзаце нет дословно ${neither(phrases.map(quote))}.`,
    noneReadHolds: (phrases, read) =>
      `Просмотрено самых близких абзацев: ${number(read)}, и ни в одном нет дословно ${neither(phrases.map(quote))}.`,
    instead: (filter, from) =>
      filter === null
        ? `Без фильтров ответ есть (${from}).`
        : `Без фильтра ${filter} ответ есть (${from}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `Издания ${quote(typed)} нет; в статьях издания не названы.`
        : `Издания ${quote(typed)} нет; ${nearest.length === 1 ? "ближайшее" : "ближайшие"} по названию — ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Фильтровать можно только по одному изданию, а указаны ${and(names)}; команда /сравнить ищет во всех.`,
    notADate: (typed) =>
      `${quote(typed)} — не дата с годом; напишите, например, «2023», «май 2023» или «19 мая 2023».`,
    ambiguousDate: (typed, one, other) =>
      `${quote(typed)} может означать ${one} или ${other}; напишите, например, ${quote(one)}.`,
    emptyRange: (after, before) =>
      `У фильтров ${quote(ru.filters.after(after))} и ${quote(ru.filters.before(before))} нет ни одного общего дня; измените одну из дат.`,
    onlyFilters: "Добавьте слово для поиска: одни фильтры ничего не находят.",
  },
  archive: {
    newest: (words) => `Самая новая статья — ${words}.`,
    size: (articles) => count(articles, ARTICLES),
    span(from, to, undated) {
      if (from === null || to === null) return ", даты неизвестны";
      const dated = from === to ? `, дата: ${from}` : `, с ${genitive(from)} по ${to}`;
      return undated === 0 ? dated : `${dated}, без известной даты: ${number(undated)}`;
    },
  },
  ask: {
    description: "Задайте вопрос новостным статьям; ответ — цитата с источником и датой",
    question: "Ваш вопрос простыми словами",
    outlet: "Только статьи этого издания",
    after: "Только статьи с этой даты, например май 2023",
    before: "Только статьи по эту дату, например 19 мая 2023",
    private: "Ответ увидите только вы",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    dateExample: "Напишите, например, 2023, май 2023 или 19 мая 2023",
    empty: "Введите вопрос на языке статей, например «Who signed the ceasefire?».",
    answers: "Статьи отвечают, например, на такой вопрос:",
    tooLong: (length, most) =>
      `В вопросе ${count(length, { one: "знак", few: "знака", other: "знаков" })}; допустимо не больше ${number(most)}.`,
    noWords: (question) =>
      `В тексте ${quote(question)} нет слов для поиска; назовите человека, место или предмет.`,
    lostQuestion:
      "Из этого сообщения уже не прочесть вопрос; задайте его снова командой /спросить.",
  },
  why: {
    button: "Почему так?",
    heading: "Почему этот отрывок?",
    rank: (rank, of) => `Место ${number(rank)} из ${count(of, OF_PARAGRAPHS)}.`,
    unranked: "Он больше не входит в сотню лучших абзацев для этого вопроса.",
    where: {
      text: (matches) => `в отрывке как ${and(matches.map(quote))}`,
      alike: (matches) =>
        matches.length === 0
          ? "в отрывке в родственной форме"
          : `в отрывке в родственной форме, ${and(matches.map(quote))}`,
      title: "в заголовке или подзаголовке",
      nowhere: "в отрывке нет",
    },
    weight: (idf, paragraphs) => `вес ${decimal(idf)}, в ${count(paragraphs, IN_PARAGRAPHS)}`,
    more: (words) => `и ещё ${count(words, WORDS)}`,
    score: (score) => `Оценка: ${decimal(score)}`,
    parts: {
      bm25: "общие слова (BM25)",
      alike: "родственные слова",
      article: "вся статья",
      sentence: "лучшее предложение",
      pairs: "соседние слова",
      offers: "нужный вид ответа",
      together: "все слова в одном предложении",
      text: "что видно из текста",
      time: "названное время",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `Уверенность, что лучший отрывок отвечает на вопрос: ${percent(share)} (ответом считается от ${percent(least)}).`,
  },
  findInArticles: {
    disagrees: (message, article) =>
      `В сообщении сказано ${quote(message)}, а в статье — ${quote(article)}.`,
    reversed: "В сообщении и в статье те же имена, но роли поменялись местами.",
    noText: "В этом сообщении нет текста для поиска.",
  },
  share: {
    button: "Поделиться в канале",
    by: (name) => `Опубликовано по просьбе ${name}`,
    notHere: "Вам или Dateline нельзя писать здесь, поэтому ответ видите только вы.",
  },
  compare: {
    description: "Что каждое издание пишет по выбранной теме: рядом и слово в слово",
    topic: "Что сравнить, в нескольких словах",
    private: "Сравнение увидите только вы",
    empty: "Введите тему, например «Karabakh ceasefire».",
    none: "Об этом не пишет ни одно издание.",
    onlyOne: (outlet) => `Об этом пишет только ${outlet}.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, лучший отрывок первым.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}: сначала процитированный отрывок, затем лучшие из остальных.`,
    shared: (words, more) =>
      `Собраны вместе, потому что в каждом отрывке или заголовке над ним есть ${and(listed(words, more))} или родственная форма.`,
    mostWords:
      "Собраны вместе, потому что в каждом отрывке или заголовке над ним есть большинство слов темы или их синонимы.",
    differing: "Числа, которые расходятся",
    says: quote,
    states: (words, outlets, more) =>
      `${words} (${outlets.join("; ")}${more === 0 ? "" : ` и ещё ${number(more)}`})`,
    more: (more) => `И ещё ${number(more)}.`,
    read: (outlet) => `Читать ${outlet}`,
    others: "Другие издания",
    lostTopic: "Из этого сообщения уже не прочесть тему; снова используйте /сравнить.",
    noOthers: (outlet) => `Другие издания об этом не пишут, только ${outlet}.`,
  },
  timeline: {
    description: "Что и когда происходило по теме — по датам, которые названы в статьях",
    topic: "Что проследить, в нескольких словах",
    private: "Хронологию увидите только вы",
    empty: "Введите тему, например «Karabakh conflict».",
    none: "В статьях нет дат на эту тему.",
    nothing: "В статьях нет ничего на эту тему.",
    events: (events) =>
      `${count(events, SENTENCES)} с датой, в порядке событий, от ранних к поздним.`,
    cut: (passages) => `По ${number(passages)} самым подходящим отрывкам.`,
    yearFromArticle: (date) => `${date} (год по дате статьи)`,
    dayFromArticle: (date) => `${date} (по дате статьи)`,
    published: (date) => `опубликовано: ${date}`,
    ahead: (sentences) => `Не учтено: ${count(sentences, SENTENCES)} о том, что ещё предстояло.`,
    dates: (dates, more) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} и ещё ${number(more)}`,
    also: (outlets, more) =>
      `Почти то же самое: ${and(more === 0 ? outlets : [...outlets, `ещё ${number(more)}`])}.`,
    yearless: (sentences) =>
      `Не учтено: ${count(sentences, SENTENCES)} с днём или месяцем, год которых неизвестен.`,
    vague: (sentences) =>
      `Не учтено: ${count(sentences, SENTENCES)}, где указан лишь день недели или что-то подобное, например «Tuesday» или «last year».`,
    read: "Читать",
    lostTopic: "Из этого сообщения уже не прочесть тему; снова используйте /хронология.",
  },
  source: {
    description: "Прочитать статью целиком: источник, дата и откуда они известны",
    article: "Слова из заголовка, издание или дата; либо адрес",
    private: "Статью увидите только вы",
    empty: "Введите слова из заголовка или выберите статью из списка.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `Запросу ${quote(typed)} не соответствует ни одна статья; все статьи покажет /статьи.`
        : `Запросу ${quote(typed)} не соответствует ни одна статья; ${nearest.length === 1 ? "ближайшая" : "ближайшие"} — ${and(nearest.map(quote))}.`,
    several: (typed) =>
      `Запросу ${quote(typed)} соответствует несколько статей; выберите одну или уточните заголовок.`,
    choose: "Выберите статью",
    lost: "Статья с тех пор изменилась, и процитированного абзаца в ней больше нет.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Издание",
    date: "Дата",
    author: "Автор",
    address: "Адрес",
    updated: "Обновлено",
    added: "Добавлено",
    addressEvidence: {
      fetched: "статья получена по этому адресу",
      "in-text": "указан в тексте",
      external: "найден вне текста",
    },
    page: (page, of) => `Страница ${page} из ${of}`,
    quotedHere: (ordinal) => `Абзац ${ordinal}, как процитировано`,
    changedHere: (ordinal) => `Абзац ${ordinal}, изменился после цитирования`,
    alsoIn: "Также в",
    changedOn: (date) => `Изменено ${date}`,
    earlierText: "Прежний текст",
    currentText: "Текущий текст",
    textUntil: (date) =>
      `Текст до ${date}; предложения, которых в текущем тексте больше нет, выделены жирным.`,
    embedded: "Чужая публикация, встроенная в статью",
    asFile: "Скачать текст",
    fileReady: (title) => `Полный текст статьи ${quote(title)}`,
  },
  story: {
    description: "Одно событие в сообщениях разных изданий: по порядку и слово в слово",
    topic: "Слова из заголовка или что произошло",
    private: "Событие увидите только вы",
    empty: "Введите слова из заголовка или выберите событие из списка.",
    none: "Об этом нет ни одной статьи.",
    several: (typed) =>
      `Запросу ${quote(typed)} соответствует несколько событий; выберите одно или добавьте слов.`,
    choose: "Выберите событие",
    also: (outlets, more, articles) =>
      `Об этом сообщают и другие: ${and(more === 0 ? outlets : [...outlets, `ещё ${number(more)}`])} · ${count(articles, ARTICLES)}`,
    again: (articles) => `Об этом событии: ${count(articles, ARTICLES)}`,
    size: (articles, outlets) =>
      `${count(articles, ARTICLES)}, ${count(outlets, OUTLETS)}; от ранних к поздним.`,
    update: "Обновление",
    correction: "Исправление",
    button: "Событие",
  },
  latest: {
    description: "Самые новые события, в том числе по теме, с первым предложением о каждом",
    topic: "О чём они должны быть, в нескольких словах",
    private: "События увидите только вы",
    heading: "Последние события",
    size: (stories) =>
      `${count(stories, { one: "событие", few: "события", other: "событий" })}, сначала новые.`,
    none: "Об этом нет ни одной статьи.",
  },
  articles: {
    description: "Список статей, сначала новые",
    words: "Только статьи с этими словами в заголовке",
    outlet: "Только статьи этого издания",
    month: "Только статьи за этот месяц или год, например май 2023",
    stories: "Каждое событие один раз, с самой новой статьёй",
    none: "Подходящих статей нет; /статьи без параметров показывает все.",
    jump: "Перейти к месяцу…",
    monthChoice: (month, articles) => `${month} · ${count(articles, ARTICLES)}`,
    heading: (articles) => `Статьи (${number(articles)})`,
    read: "Читать",
  },
  follow: {
    description: "Узнать, когда новая статья ответит на ваш вопрос",
    question: "Вопрос, как вы бы его задали",
    here: "Публиковать ответы в этом канале, для всех (если вы им управляете)",
    off: "В этом боте нельзя следить за вопросами: администратор отключил эту функцию.",
    vague: "В вопросе нет ничего определённого. Назовите, о чём хотите узнавать.",
    notHere:
      "Ответы здесь могут публиковать только те, кто управляет этим каналом, и у Dateline должно быть право писать в нём.",
    started: (question) =>
      `Вы следите за вопросом ${quote(question)}. Когда на него ответит новая статья, Dateline пришлёт вам личное сообщение. Все ваши вопросы — в /отслеживаемые.`,
    startedHere: (question) =>
      `Этот канал следит за вопросом ${quote(question)}. Когда на него ответит новая статья, Dateline опубликует ответ здесь. Все вопросы — в /отслеживаемые.`,
    known: (question) => `За вопросом ${quote(question)} уже следят.`,
    tooMany: (most) =>
      `Можно следить за ${number(most)} вопросами. Сначала уберите один в /отслеживаемые.`,
    told: "Новая статья отвечает на вопрос, за которым вы следите.",
    toldHere: "Новая статья отвечает на вопрос, за которым следит этот канал.",
    stop: "Не следить",
    pause: "Приостановить",
    resume: "Возобновить",
    stopped: (question) => `За вопросом ${quote(question)} больше не следят.`,
    gone: "За этим вопросом больше не следят.",
    notYours: "Изменить это может только тот, кто следит за вопросом или управляет его каналом.",
  },
  following: {
    description: "Вопросы, за которыми вы следите",
    none: "Вы не следите ни за одним вопросом. Начать можно командой /следить.",
    heading: (of) => `Отслеживаемые вопросы: ${number(of)}`,
    direct: "личным сообщением",
    here: "в этом канале",
    paused: "приостановлен",
  },
  about: {
    description: "Что это за бот, что он знает и как отвечает",
    heading: "О боте Dateline",
    what: "Dateline отвечает на вопросы по новостным статьям. Он дословно цитирует лучший абзац с изданием и датой или прямо говорит, что в статьях ответа нет.",
    holds: (articles, outlets, span) =>
      stop(`В архиве ${count(articles, ARTICLES)} из ${count(outlets, OF_OUTLETS)}${span}`),
    outlets: (names, more) =>
      `Издания · ${names.join(", ")}${more === 0 ? "" : ` и ещё ${number(more)}`}`,
    leftOut: (files) =>
      `Не удалось прочитать файлы статей (${number(files)}); подробности в журнале.`,
    feeds: (feeds, failing, read) =>
      `Отслеживаемых лент: ${number(feeds)}${failing === 0 ? "" : `, со сбоями: ${number(failing)}`}${read ? `; прочитано ${read}` : ""}.`,
    how: "Он упорядочивает абзацы по словам, общим с вопросом (BM25). Ни одно предложение не сочиняется; жирным выделено самое подходящее. Если даты или издания нет в тексте, указано, откуда они известны.",
    stores: {
      nothing: "Он ничего не хранит: ни вопросов, ни сообщений, ни имён.",
      logged:
        "Владелец бота записывает в журнал текст вопросов и сообщений, по которым идёт поиск, без имён.",
      followed:
        "Он хранит отслеживаемые вопросы, а также кто и где за ними следит, пока это не прекращено.",
      nothingElse: "Больше ничего не хранится.",
    },
    version: (version) => `Версия ${version}`,
    commands:
      "/спросить — задать вопрос · /сравнить — что пишут издания · /хронология — события по теме · /событие — все сообщения о нём · /новое — последние события · /источник — вся статья · /статьи — список · /следить за вопросом · /отслеживаемые · Приложения → Найти в статьях — в меню сообщения",
  },
  errors: {
    noCommand: "Этой команды в Dateline больше нет; перезагрузите Discord, чтобы увидеть нынешние.",
    oldButton: "Эта кнопка от другой версии Dateline; задайте вопрос заново.",
    restarting: "Dateline перезапускается; попробуйте через минуту.",
    nothingToRead:
      "Здесь пока нечего читать. Как только владелец бота добавит статью, о ней можно будет спросить.",
    reading: (share) =>
      `Dateline ещё читает статьи (${percent(share)}); попробуйте снова через минуту.`,
    unreachable:
      "Архив сейчас недоступен, и это ничего не говорит о содержании статей. Попробуйте через минуту.",
    unexpected: (errorId) =>
      `Сбой произошёл у нас, а не из-за вашего вопроса. Попробуйте ещё раз; если он повторится, сообщите владельцу бота этот код: ${errorId}`,
  },
};
