import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const ARTICLES = { one: "artículo", other: "artículos" };
const OUTLETS = { one: "medio", other: "medios" };
const PARAGRAPHS = { one: "párrafo", other: "párrafos" };

/** «el 19 de mayo de 2023», pero «mayo de 2023». */
function the(date: string): string {
  return /^\d+ de /.test(date) ? `el ${date}` : date;
}

/** The same words in Spain and in Latin America; numbers are written otherwise. */
function spanish(locale: string): Messages {
  const { and, count, decimal, number, or, percent, quote } = wording(
    locale,
    ["«", "»"],
    [" o ", " ni "],
  );
  const listed = (words: readonly string[], more: number): string[] => {
    const each = words.map(quote);
    const others = { one: "palabra más", other: "palabras más" };
    return more === 0 ? each : [...each, count(more, others)];
  };
  const messages: Messages = {
    locale,
    names: {
      ask: "preguntar",
      source: "fuente",
      articles: "artículos",
      about: "acerca-de",
      compare: "comparar",
      timeline: "cronología",
      question: "pregunta",
      topic: "tema",
      outlet: "medio",
      after: "desde",
      before: "hasta",
      article: "artículo",
      private: "privado",
      findInArticles: "Buscar en los artículos",
    },
    dates: {
      unknown(notBefore, notAfter) {
        if (notBefore && notAfter) return `fecha desconocida, entre ${notBefore} y ${notAfter}`;
        if (notBefore) return `fecha desconocida, después de ${notBefore}`;
        if (notAfter) return `fecha desconocida, a más tardar en ${notAfter}`;
        return "fecha desconocida";
      },
      yearInferred: (date) => `${date} (año deducido)`,
      inferred: (date) => `${date} (deducida)`,
      fromMetadata: (date) => `${date} (según los metadatos de la página)`,
      fromAddress: (date) => `${date} (según la dirección, no el texto)`,
      external: (date) => `${date} (no consta en el texto)`,
      uncertain: (date) => `${date} (incierta)`,
    },
    outlet: {
      unknown: "medio desconocido",
      evidence: {
        stated: null,
        dateline: null,
        metadata: "medio según los metadatos de la página",
        url: "medio según la dirección, no el texto",
        external: "medio no nombrado en el texto",
        unknown: "medio incierto",
      },
    },
    passage: {
      place: (ordinal, of) => `Párrafo ${ordinal} de ${of}`,
      under: (subheading) => `bajo ${quote(subheading)}`,
      lacks: (words, more) => `Este pasaje no menciona ${or(listed(words, more))}.`,
      changed: "El artículo ha cambiado desde entonces; así dice ahora el párrafo.",
      gone: "Ese artículo ya no está aquí.",
      lost: "El artículo ha cambiado y ya no tiene ese párrafo; «Artículo completo» lo muestra como está ahora.",
      previous: "◀",
      next: "▶",
      position: (position, of) => `${position} de ${of}`,
      before: "◀ Párrafo",
      after: "Párrafo ▶",
      back: "Volver",
      context: "Contexto, no la respuesta",
      contextOf: (ordinal, passage) => `Párrafo ${ordinal}; el pasaje es el párrafo ${passage}`,
      fullArticle: "Artículo completo",
      original: "Original",
    },
    answer: {
      corrected: (pairs) =>
        `Resultados de ${and(pairs.map(({ from, to }) => `${quote(to)} (escrito ${quote(from)})`))}.`,
      others: "Otros pasajes",
      exactly: "Se buscó exactamente lo escrito.",
      searchExactly: (words) => `Buscar exactamente ${and(words.map(quote))}`,
      missing: (words, more) => `Los artículos nunca usan ${or(listed(words, more))}.`,
    },
    noAnswer: {
      plainly: "Los artículos no responden a eso.",
      because: {
        "no-words": "No hay nada en la pregunta que se pueda buscar.",
        "unknown-words": "No usan ninguna de las palabras de la pregunta.",
        lacking: "Una palabra esencial de la pregunta falta en todos los pasajes cercanos.",
        weak: "Lo que coincide es demasiado poco para ser una respuesta.",
      },
      missing: (words, more) => `Nunca usan ${or(listed(words, more))}.`,
      nearest: "Lo más cercano, no una respuesta",
      otherNearest: "También cercanos, no respuestas",
      searched: (articles, from, to, undated) =>
        `Búsqueda en ${messages.archive.size(articles)}${messages.archive.span(from, to, undated)}.`,
    },
    filters: {
      after: (date) => `desde ${the(date)}`,
      before: (date) => `hasta ${the(date)}`,
      phrase: (words) => quote(words),
      without: (words) => `sin ${quote(words)}`,
      all: "todos los filtros",
      remove: (filter) => `✕ ${filter}`,
      leftOut: (articles) =>
        `${count(articles, { one: "artículo omitido", other: "artículos omitidos" })}, por no conocerse bien la fecha.`,
      searched: (articles, of) =>
        `Búsqueda en ${number(articles)} de ${count(of, ARTICLES)}, según los filtros.`,
      noArticles: "Ningún artículo cumple los filtros.",
      noMatch: "Ningún párrafo que cumpla los filtros tiene palabras de la pregunta.",
      noneFits: "Ningún párrafo con palabras de la pregunta cumple todos los filtros.",
      allHold: "Cada párrafo con palabras de la pregunta tiene una palabra que has excluido.",
      noneHolds: (phrases) =>
        `Ningún párrafo examinado contiene literalmente ${or(phrases.map(quote))}.`,
      noneReadHolds: (phrases, read) =>
        `De los ${number(read)} párrafos que mejor coinciden, ninguno contiene literalmente ${or(phrases.map(quote))}.`,
      instead: (filter, from) => `Al quitar ${filter} hay una respuesta (${from}).`,
      unknownOutlet: (typed, nearest) =>
        nearest.length === 0
          ? `Ningún medio se llama ${quote(typed)}; los artículos no nombran ninguno.`
          : `Ningún medio se llama ${quote(typed)}; ${nearest.length === 1 ? "el más parecido es" : "los más parecidos son"} ${and(nearest)}.`,
      oneOutlet: (names) =>
        `Una pregunta solo puede dirigirse a un medio, no a ${and(names)}; /comparar los consulta todos.`,
      notADate: (typed) =>
        `${quote(typed)} no es una fecha con año; escribe por ejemplo «2023», «mayo de 2023» o «19 de mayo de 2023».`,
      emptyRange: (after, before) =>
        `Ningún día va a la vez desde ${the(after)} y hasta ${the(before)}; cambia una de las dos fechas.`,
      onlyFilters: "Añade una palabra que buscar; los filtros solos no encuentran nada.",
    },
    archive: {
      size: (articles) => count(articles, ARTICLES),
      span(from, to, undated) {
        if (from === null || to === null) return ", ninguno con fecha conocida";
        const dated =
          from === to ? `, con fecha de ${from}` : `, con fechas entre ${the(from)} y ${the(to)}`;
        return undated === 0 ? dated : `${dated}, ${number(undated)} de fecha desconocida`;
      },
    },
    ask: {
      description:
        "Pregunta a los artículos de prensa; la respuesta es una cita con fuente y fecha",
      question: "Tu pregunta, con palabras sencillas",
      outlet: "Solo artículos de este medio",
      after: "Solo artículos de esta fecha o posteriores, por ejemplo mayo de 2023",
      before: "Solo artículos de esta fecha o anteriores, por ejemplo 19 de mayo de 2023",
      private: "Mostrar la respuesta solo a ti",
      outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
      nameChoice: (question, articles, atLeast) =>
        `${question} · ${number(articles)}${atLeast ? "+" : ""} ${articles === 1 ? "artículo" : "artículos"}`,
      dateExample: "Escribe por ejemplo 2023, mayo de 2023 o 19 de mayo de 2023",
      empty:
        "Escribe una pregunta en el idioma de los artículos, por ejemplo «Who signed the ceasefire?».",
      tooLong: (length, most) =>
        `Esa pregunta tiene ${number(length)} caracteres; hazla con ${number(most)} como máximo.`,
      noWords: (question) =>
        `${quote(question)} no tiene ninguna palabra que buscar; nombra a una persona, un lugar o una cosa.`,
      lostQuestion:
        "La pregunta ya no se puede leer en ese mensaje; hazla de nuevo con /preguntar.",
    },
    why: {
      button: "¿Por qué?",
      heading: "¿Por qué este pasaje?",
      rank: (rank, of) => `Puesto ${number(rank)} de ${count(of, PARAGRAPHS)}.`,
      unranked: "Ya no está entre los cien mejores párrafos para esta pregunta.",
      where: {
        text: (matches) => `en el pasaje como ${and(matches.map(quote))}`,
        alike: (matches) =>
          matches.length === 0
            ? "en el pasaje solo de forma parecida"
            : `en el pasaje solo de forma parecida, como ${and(matches.map(quote))}`,
        title: "en el título o el subtítulo",
        nowhere: "no está en el pasaje",
      },
      weight: (idf, paragraphs) => `peso ${decimal(idf)}, en ${count(paragraphs, PARAGRAPHS)}`,
      more: (words) => `y ${count(words, { one: "palabra más", other: "palabras más" })}`,
      score: (score) => `Puntuación ${decimal(score)}`,
      parts: {
        bm25: "palabras en común (BM25)",
        alike: "palabras solo parecidas",
        article: "el artículo entero",
        sentence: "su mejor frase",
        pairs: "palabras contiguas",
        offers: "ofrece lo que se pide",
        together: "todas las palabras en una frase",
      },
      plus: (part, value) => `${part} +${decimal(value)}`,
      times: (part, value) => `${part} ×${decimal(value)}`,
      confidence: (share, least) =>
        `La confianza en que el mejor pasaje responda es del ${percent(share)}; a partir del ${percent(least)} se llama respuesta.`,
    },
    findInArticles: {
      noText: "Ese mensaje no tiene texto que buscar.",
    },
    share: {
      button: "Compartir en el canal",
      by: (name) => `Compartido por ${name}`,
      notHere:
        "Aquí no se puede publicar, por tus permisos o los de Dateline; la respuesta queda solo para ti.",
    },
    compare: {
      description: "Lo que cada medio escribe sobre un tema, lado a lado y palabra por palabra",
      topic: "Qué comparar, en pocas palabras",
      private: "Mostrar la comparación solo a ti",
      empty: "Escribe un tema, por ejemplo «Karabakh ceasefire».",
      none: "Ningún medio escribe sobre eso.",
      onlyOne: (outlet) => `Solo ${outlet} escribe sobre eso.`,
      outlets: (outlets) => `${count(outlets, OUTLETS)}, primero el mejor pasaje.`,
      beside: (outlets) =>
        `${count(outlets, OUTLETS)}, primero el pasaje citado y después los mejores de los demás.`,
      shared: (words, more) =>
        `Agrupados porque cada pasaje o su titular contiene ${and(listed(words, more))}.`,
      mostWords:
        "Agrupados porque cada pasaje o su titular contiene la mayoría de las palabras del tema, o equivalentes.",
      alike: (outlets, more) =>
        more === 0
          ? `Casi el mismo pasaje en ${count(outlets, OUTLETS)}; se muestra una vez.`
          : `Casi el mismo pasaje en ${count(outlets, OUTLETS)}, ${number(more)} sin nombrar aquí; se muestra una vez.`,
      differing: "Números y fechas que no están en todos los pasajes",
      states: (text, outlets, more) =>
        `${quote(text)} (${outlets.join(", ")}${more === 0 ? "" : ` y ${number(more)} más`})`,
      more: (more) => `Y ${number(more)} más.`,
      read: (outlet) => `Leer ${outlet}`,
      others: "Otros medios",
      lostTopic: "El tema ya no se puede leer en ese mensaje; usa /comparar.",
      noOthers: (outlet) => `Ningún otro medio escribe sobre eso, solo ${outlet}.`,
    },
    timeline: {
      description:
        "Cuándo ocurrieron los hechos de un tema, según las fechas que dan los artículos",
      topic: "Qué seguir, en pocas palabras",
      private: "Mostrar la cronología solo a ti",
      empty: "Escribe un tema, por ejemplo «Karabakh conflict».",
      none: "Los artículos no dan ninguna fecha sobre eso.",
      nothing: "Los artículos no tienen nada sobre eso.",
      events: (events) =>
        `${count(events, { one: "frase fechada", other: "frases fechadas" })}, por la fecha de lo que cuentan, de la más antigua a la más reciente.`,
      cut: (passages) => `De los ${number(passages)} pasajes que mejor encajan.`,
      yearFromArticle: (date) => `${date} (año según la fecha del artículo)`,
      dates: (dates, more) =>
        more === 0 ? dates.join("; ") : `${dates.join("; ")} y ${number(more)} más`,
      also: (outlets, more) =>
        `Casi igual en ${and(more === 0 ? outlets : [...outlets, `${number(more)} más`])}.`,
      yearless: (sentences) =>
        `Se omite: ${count(sentences, { one: "frase", other: "frases" })} con un día o mes cuyo año no se puede saber.`,
      vague: (sentences) =>
        `Se omite: ${count(sentences, { one: "frase", other: "frases" })} solo con un día de la semana o algo similar, como «Tuesday» o «last year».`,
      read: "Leer",
      lostTopic: "El tema ya no se puede leer en ese mensaje; usa otra vez /cronología.",
    },
    source: {
      description: "Lee un artículo completo con su fuente, su fecha y cómo se conocen",
      article: "Palabras de su título, medio o fecha; o su dirección",
      private: "Mostrar el artículo solo a ti",
      empty: "Escribe palabras de un título o elige un artículo de la lista.",
      unknown: (typed, nearest) =>
        nearest.length === 0
          ? `Ningún artículo encaja con ${quote(typed)}; /artículos los enumera todos.`
          : `Ningún artículo encaja con ${quote(typed)}; ${nearest.length === 1 ? "el más parecido es" : "los más parecidos son"} ${and(nearest.map(quote))}.`,
      lost: "El artículo ha cambiado y ya no tiene el párrafo citado.",
      known: (label, value) => `${label} · ${value}`,
      knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
      outlet: "Medio",
      date: "Fecha",
      author: "Autor",
      address: "Dirección",
      added: "Añadido",
      addressEvidence: {
        fetched: "obtenido de ahí",
        "in-text": "figura en el texto",
        external: "hallada fuera del texto",
      },
      page: (page, of) => `Página ${page} de ${of}`,
      quotedHere: (ordinal) => `Párrafo ${ordinal}, como se citó`,
      changedHere: (ordinal) => `Párrafo ${ordinal}, cambiado desde que se citó`,
      asFile: "Texto en .md",
      fileReady: (title) => `El texto completo de ${quote(title)}`,
    },
    articles: {
      description: "Lista de los artículos, del más reciente al más antiguo",
      heading: (articles) => `Artículos (${number(articles)})`,
      read: "Leer",
    },
    about: {
      description: "Qué es este bot, qué sabe y cómo responde",
      heading: "Acerca de Dateline",
      what: "Dateline responde preguntas a partir de artículos de prensa. Cita el mejor párrafo palabra por palabra, con su medio y su fecha, o dice claramente que los artículos no responden.",
      holds: (articles, outlets, span) =>
        `Contiene ${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}${span}.`,
      outlets: (names, more) =>
        `Medios · ${names.join(", ")}${more === 0 ? "" : ` y ${number(more)} más`}`,
      leftOut: (files) =>
        `${count(files, { one: "archivo de artículo tiene un error y no se lee", other: "archivos de artículos tienen errores y no se leen" })}: el registro indica dónde.`,
      how: "Ordena los párrafos por las palabras que comparten con la pregunta (BM25). No se genera ninguna frase; la negrita marca la que mejor encaja. Una fecha o un medio que el texto no indica lleva una nota de cómo se conoce.",
      stores: "No guarda nada: ni preguntas, ni mensajes, ni nombres.",
      version: (version) => `Versión ${version}`,
      commands: "/preguntar algo · /fuente para un artículo completo · /artículos para la lista",
    },
    errors: {
      noCommand:
        "Este comando ya no forma parte de Dateline: recarga Discord para ver los actuales.",
      oldButton: "Este botón es de otra versión de Dateline: vuelve a preguntar.",
      restarting: "Dateline se está reiniciando: inténtalo de nuevo en un minuto.",
      reading: (done) =>
        `Dateline todavía está leyendo los artículos: ${done} %. Inténtalo de nuevo dentro de un minuto.`,
      unexpected: (errorId) =>
        `Algo ha fallado aquí, no en tu pregunta: inténtalo de nuevo y, si continúa, comunica «error ${errorId}» a quien opera este bot.`,
    },
  };
  return messages;
}

export const es = spanish("es-ES");
export const es419 = spanish("es-419");
