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
  const { and, count, decimal, neither, number, percent, quote } = wording(
    locale,
    ["«", "»"],
    ["", " ni "],
  );
  const listed = (words: readonly string[], more: number): string[] => {
    const each = words.map(quote);
    const others = { one: "palabra más", other: "palabras más" };
    return more === 0 ? each : [...each, count(more, others)];
  };
  const leftOut = (sentences: number): string =>
    `${sentences === 1 ? "Se omite" : "Se omiten"}: ${count(sentences, { one: "frase", other: "frases" })}`;
  const messages: Messages = {
    locale,
    names: {
      ask: "preguntar",
      source: "fuente",
      articles: "artículos",
      about: "acerca-de",
      compare: "comparar",
      timeline: "cronología",
      story: "suceso",
      latest: "últimas",
      stories: "sucesos",
      question: "pregunta",
      topic: "tema",
      outlet: "medio",
      after: "desde",
      before: "hasta",
      article: "artículo",
      month: "mes",
      words: "palabras",
      follow: "seguir",
      following: "seguidas",
      here: "aquí",
      private: "privado",
      findInArticles: "Buscar en los artículos",
    },
    dates: {
      unknown(notBefore, notAfter) {
        if (notBefore && notAfter) return `fecha desconocida, entre ${notBefore} y ${notAfter}`;
        if (notBefore) return `fecha desconocida, ${notBefore} o posterior`;
        if (notAfter) return `fecha desconocida, ${notAfter} o anterior`;
        return "fecha desconocida";
      },
      changed: (date, updated) => `${date}, actualizado: ${updated}`,
      yearInferred: (date) => `${date} (año deducido)`,
      inferred: (date) => `${date} (deducida)`,
      fromMetadata: (date) => `${date} (según los metadatos de la página)`,
      fromAddress: (date) => `${date} (según la dirección web)`,
      external: (date) => `${date} (fecha tomada de otra fuente)`,
      uncertain: (date) => `${date} (incierta)`,
    },
    outlet: {
      unknown: "medio desconocido",
      evidence: {
        stated: null,
        dateline: null,
        metadata: "medio según los metadatos de la página",
        url: "medio según la dirección web",
        external: "medio conocido por otra fuente",
        unknown: "medio incierto",
      },
    },
    passage: {
      place: (ordinal, of) => `Párrafo ${ordinal} de ${of}`,
      under: (subheading) => `bajo ${quote(subheading)}`,
      speaker: (name, ordinal) => `Habla: ${name} (párrafo ${ordinal})`,
      firstLine: (ordinal) => `Primera línea: el final del párrafo ${ordinal}.`,
      lacks: (words, more) => `Este pasaje no menciona ${neither(listed(words, more))}.`,
      related: (words, more) => `Solo en una forma relacionada: ${and(listed(words, more))}.`,
      changed: "El artículo ha cambiado desde entonces; este es el texto actual.",
      gone: "Ese artículo ya no está aquí.",
      lost: "El artículo ha cambiado desde entonces y ya no contiene ese párrafo; «Artículo completo» muestra el texto actual.",
      previous: "◀",
      next: "▶",
      before: "Párrafo anterior",
      onward: (shown, of) => `▶ Siguiente (${shown}/${of})`,
      toFirst: (shown, of) => `↺ Primero (${shown}/${of})`,
      readOn: "Seguir leyendo",
      more: "Más…",
      back: "Volver",
      context: "Contexto, no la respuesta",
      contextOf: (ordinal, passage) => `Párrafo ${ordinal}; el pasaje es el párrafo ${passage}`,
      fullArticle: "Artículo completo",
      original: "Original",
    },
    answer: {
      corrected: (pairs) =>
        `Resultados de ${and(pairs.map(({ from, to }) => `${quote(to)} (escrito ${quote(from)})`))}.`,
      newest: (date) => `Artículo más reciente de este archivo: ${date}.`,
      others: "Otros pasajes",
      exactly: "Se buscó exactamente lo escrito.",
      searchExactly: (words) => `Buscar exactamente ${and(words.map(quote))}`,
      missing: (words, more) => `Los artículos nunca usan ${neither(listed(words, more))}.`,
    },
    noAnswer: {
      plainly: "Los artículos no responden a eso.",
      because: {
        "no-words": "La pregunta no contiene palabras que se puedan buscar.",
        "unknown-words": "No usan ninguna de las palabras de la pregunta.",
        lacking: "Una palabra esencial de la pregunta falta en el pasaje más cercano.",
        weak: "Las coincidencias son insuficientes para una respuesta.",
        vague: "Indica de quién o de qué se trata: una persona, un lugar, un suceso.",
        time: "No hay nada sobre esto de la época indicada.",
        language: "Los artículos están en otro idioma.",
        greeting: "¡Hola! Haz una pregunta y Dateline cita el artículo que la responde.",
        thanks: "De nada.",
        help: "Haz una pregunta con tus palabras. Dateline cita al pie de la letra el párrafo que la responde, con su fuente y su fecha.",
        task: "Dateline no escribe nada por su cuenta: ni resúmenes ni traducciones. Haz una pregunta y cita lo que dicen los artículos.",
      },
      missing: (words, more) => `Nunca usan ${neither(listed(words, more))}.`,
      otherLanguage: (languages) => `Los artículos están en ${and(languages)}.`,
      otherTime: (time, newest) =>
        `No hay nada sobre esto con fecha ${quote(time)}; el más reciente de los pasajes cercanos: ${newest}.`,
      nearest: "Lo más cercano, aunque no es una respuesta",
      otherNearest: "También cercanos, aunque no son respuestas",
      searched: (articles, from, to, undated) =>
        `Búsqueda en ${messages.archive.size(articles)}${messages.archive.span(from, to, undated)}.`,
    },
    filters: {
      after: (date) => `desde ${the(date)}`,
      before: (date) => `hasta ${the(date)}`,
      phrase: (words) => quote(words),
      without: (words) => `sin ${quote(words)}`,
      notFrom: (outlet) => `excepto ${outlet}`,
      all: "todos los filtros",
      remove: (filter) => `✕ ${filter}`,
      leftOut: (articles) =>
        `${count(articles, { one: "artículo omitido", other: "artículos omitidos" })}, por no conocerse la fecha con precisión.`,
      searched: (articles, of) =>
        `Búsqueda en ${number(articles)} de ${count(of, ARTICLES)}, según los filtros.`,
      noArticles: "Ningún artículo cumple los filtros.",
      noMatch: "Ningún párrafo que cumpla los filtros contiene palabras de la pregunta.",
      noneFits: "Ningún párrafo con palabras de la pregunta cumple todos los filtros.",
      allHold:
        "Todos los párrafos con palabras de la pregunta contienen una palabra que has excluido.",
      noneHolds: (phrases) =>
        `Ningún párrafo contiene literalmente ${neither(phrases.map(quote))}.`,
      noneReadHolds: (phrases, read) =>
        `De los ${number(read)} párrafos que mejor coinciden, ninguno contiene literalmente ${neither(phrases.map(quote))}.`,
      instead: (filter, from) =>
        filter === null
          ? `Sin filtros hay una respuesta (${from}).`
          : `Sin el filtro ${filter} hay una respuesta (${from}).`,
      unknownOutlet: (typed, nearest) =>
        nearest.length === 0
          ? `Ningún medio se llama ${quote(typed)}; los artículos no nombran ningún medio.`
          : `Ningún medio se llama ${quote(typed)}; ${nearest.length === 1 ? "el más parecido es" : "los más parecidos son"} ${and(nearest)}.`,
      oneOutlet: (names) =>
        `Solo puedes filtrar por un medio a la vez, no por ${and(names)}; /comparar los consulta a todos.`,
      notADate: (typed) =>
        `${quote(typed)} no es una fecha con año; escribe por ejemplo «2023», «mayo de 2023» o «19 de mayo de 2023».`,
      ambiguousDate: (typed, one, other) =>
        `${quote(typed)} puede ser el ${one} o el ${other}; escribe por ejemplo ${quote(one)}.`,
      emptyRange: (after, before) =>
        `Ningún día es a la vez posterior a ${the(after)} y anterior a ${the(before)}; cambia una de las dos fechas.`,
      onlyFilters: "Añade una palabra que buscar; los filtros por sí solos no encuentran nada.",
    },
    archive: {
      newest: (words) => `Artículo más reciente: ${words}.`,
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
      private: "Mostrar la respuesta solo para ti",
      outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
      dateExample: "Escribe por ejemplo 2023, mayo de 2023 o 19 de mayo de 2023",
      empty:
        "Escribe una pregunta en el idioma de los artículos, por ejemplo «Who signed the ceasefire?».",
      answers: "Los artículos responden, por ejemplo, a esto:",
      tooLong: (length, most) =>
        `Esa pregunta tiene ${number(length)} caracteres; acórtala a ${number(most)} como máximo.`,
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
            ? "en el pasaje en una forma relacionada"
            : `en el pasaje en una forma relacionada, como ${and(matches.map(quote))}`,
        title: "en el título o el subtítulo",
        nowhere: "no está en el pasaje",
      },
      weight: (idf, paragraphs) => `peso ${decimal(idf)}, en ${count(paragraphs, PARAGRAPHS)}`,
      more: (words) => `y ${count(words, { one: "palabra más", other: "palabras más" })}`,
      score: (score) => `Puntuación ${decimal(score)}`,
      parts: {
        bm25: "palabras en común (BM25)",
        alike: "palabras relacionadas",
        article: "el artículo completo",
        sentence: "la mejor frase",
        pairs: "palabras contiguas",
        offers: "el tipo de respuesta pedido",
        together: "todas las palabras en una frase",
        text: "lo que muestra el texto",
        time: "la época indicada",
      },
      plus: (part, value) => `${part} +${decimal(value)}`,
      times: (part, value) => `${part} ×${decimal(value)}`,
      confidence: (share, least) =>
        `Confianza en que el mejor pasaje responde: ${percent(share)}; a partir del ${percent(least)} se considera respuesta.`,
    },
    findInArticles: {
      disagrees: (message, article) =>
        `El mensaje dice ${quote(message)}; el artículo dice ${quote(article)}.`,
      reversed: "El mensaje y el artículo dan los mismos nombres con los papeles invertidos.",
      noText: "Ese mensaje no tiene texto que buscar.",
    },
    share: {
      button: "Compartir en el canal",
      by: (name) => `Compartido por ${name}`,
      notHere:
        "Aquí no se puede publicar, por tus permisos o los de Dateline; solo tú ves la respuesta.",
    },
    compare: {
      description: "Lo que cada medio escribe sobre un tema, en paralelo y palabra por palabra",
      topic: "Qué comparar, en pocas palabras",
      private: "Mostrar la comparación solo para ti",
      empty: "Escribe un tema, por ejemplo «Karabakh ceasefire».",
      none: "Ningún medio escribe sobre eso.",
      onlyOne: (outlet) => `Solo ${outlet} escribe sobre eso.`,
      outlets: (outlets) => `${count(outlets, OUTLETS)}, primero el mejor pasaje.`,
      beside: (outlets) =>
        `${count(outlets, OUTLETS)}, primero el pasaje citado y después los mejores de los demás.`,
      shared: (words, more) =>
        `Agrupados porque cada pasaje, o un título sobre él, contiene ${and(listed(words, more))} o una forma relacionada.`,
      mostWords:
        "Agrupados porque cada pasaje, o un título sobre él, contiene la mayoría de las palabras del tema o sinónimos.",
      differing: "Cifras que difieren",
      says: quote,
      states: (words, outlets, more) =>
        `${words} (${outlets.join("; ")}${more === 0 ? "" : ` y ${number(more)} más`})`,
      more: (more) => `Y ${number(more)} más.`,
      read: (outlet) => `Leer ${outlet}`,
      others: "Otros medios",
      lostTopic: "El tema ya no se puede leer en ese mensaje; usa otra vez /comparar.",
      noOthers: (outlet) => `Ningún otro medio escribe sobre eso, solo ${outlet}.`,
    },
    timeline: {
      description: "Qué ocurrió y cuándo sobre un tema, según las fechas que dan los artículos",
      topic: "Qué seguir, en pocas palabras",
      private: "Mostrar la cronología solo para ti",
      empty: "Escribe un tema, por ejemplo «Karabakh conflict».",
      none: "Los artículos no dan ninguna fecha sobre eso.",
      nothing: "Los artículos no dicen nada sobre eso.",
      events: (events) =>
        `${count(events, { one: "frase fechada", other: "frases fechadas" })}, en el orden de los hechos, del más antiguo al más reciente.`,
      cut: (passages) => `De los ${number(passages)} pasajes que mejor coinciden.`,
      yearFromArticle: (date) => `${date} (año según la fecha del artículo)`,
      dayFromArticle: (date) => `${date} (según la fecha del artículo)`,
      published: (date) => `publicado: ${date}`,
      ahead: (sentences) => `${leftOut(sentences)} sobre lo que aún estaba por venir.`,
      dates: (dates, more) =>
        more === 0 ? dates.join("; ") : `${dates.join("; ")} y ${number(more)} más`,
      also: (outlets, more) =>
        `Casi igual en ${and(more === 0 ? outlets : [...outlets, `${number(more)} más`])}.`,
      yearless: (sentences) => `${leftOut(sentences)} con un día o mes cuyo año no se conoce.`,
      vague: (sentences) =>
        `${leftOut(sentences)} solo con un día de la semana o algo similar, como «Tuesday» o «last year».`,
      read: "Leer",
      lostTopic: "El tema ya no se puede leer en ese mensaje; usa otra vez /cronología.",
    },
    source: {
      description: "Lee un artículo completo, con su fuente, su fecha y cómo se conocen",
      article: "Palabras de su título, medio o fecha; o su dirección",
      private: "Mostrar el artículo solo para ti",
      empty: "Escribe palabras de un título o elige un artículo de la lista.",
      unknown: (typed, nearest) =>
        nearest.length === 0
          ? `Ningún artículo coincide con ${quote(typed)}; /artículos los enumera todos.`
          : `Ningún artículo coincide con ${quote(typed)}; ${nearest.length === 1 ? "el más parecido es" : "los más parecidos son"} ${and(nearest.map(quote))}.`,
      several: (typed) =>
        `Varios artículos coinciden con ${quote(typed)}; elige uno o escribe más del título.`,
      choose: "Elige un artículo",
      lost: "El artículo ha cambiado desde entonces y ya no contiene el párrafo citado.",
      known: (label, value) => `${label} · ${value}`,
      knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
      outlet: "Medio",
      date: "Fecha",
      author: "Autor",
      address: "Dirección",
      updated: "Actualizado",
      added: "Añadido",
      addressEvidence: {
        fetched: "artículo obtenido de esta dirección",
        "in-text": "consta en el texto",
        external: "hallada fuera del texto",
      },
      page: (page, of) => `Página ${page} de ${of}`,
      quotedHere: (ordinal) => `Párrafo ${ordinal}, como se citó`,
      changedHere: (ordinal) => `Párrafo ${ordinal}, cambiado desde que se citó`,
      alsoIn: "También en",
      changedOn: (date) => `Modificado el ${date}`,
      earlierText: "Texto anterior",
      currentText: "Texto actual",
      textUntil: (date) =>
        `El texto hasta el ${date}; las frases que el texto actual ya no contiene van en negrita.`,
      embedded: "Publicación de otra persona, incluida en el artículo",
      asFile: "Descargar el texto",
      fileReady: (title) => `Texto completo de ${quote(title)}`,
    },
    story: {
      description: "Un suceso tal como lo contaron los medios, en orden y palabra por palabra",
      topic: "Palabras de un titular, o qué ocurrió",
      private: "Mostrar el suceso solo para ti",
      empty: "Escribe palabras de un titular o elige un suceso de la lista.",
      none: "Ningún artículo informa sobre eso.",
      several: (typed) =>
        `Varios sucesos coinciden con ${quote(typed)}; elige uno o escribe más palabras.`,
      choose: "Elige un suceso",
      also: (outlets, more, articles) =>
        `También en ${and(more === 0 ? outlets : [...outlets, `${number(more)} más`])} · ${count(articles, ARTICLES)}`,
      again: (articles) => `${count(articles, ARTICLES)} sobre este suceso`,
      size: (articles, outlets) =>
        `${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}, del más antiguo al más reciente.`,
      update: "Actualización",
      correction: "Corrección",
      button: "Suceso",
    },
    latest: {
      description: "Los sucesos más recientes, o los de un tema, cada uno con su primera frase",
      topic: "De qué deben tratar, en pocas palabras",
      private: "Mostrar los sucesos solo para ti",
      heading: "Últimos sucesos",
      size: (stories) =>
        `${count(stories, { one: "suceso", other: "sucesos" })}, del más reciente al más antiguo.`,
      none: "Ningún artículo trata de eso.",
    },
    articles: {
      description: "Lista de los artículos, del más reciente al más antiguo",
      words: "Solo artículos con estas palabras en el título",
      outlet: "Solo artículos de este medio",
      month: "Solo artículos de este mes o año, por ejemplo mayo de 2023",
      stories: "Cada suceso una sola vez, con su artículo más reciente",
      none: "Ningún artículo coincide; /artículos sin opciones los muestra todos.",
      jump: "Ir a un mes…",
      monthChoice: (month, articles) => `${month} · ${count(articles, ARTICLES)}`,
      heading: (articles) => `Artículos (${number(articles)})`,
      read: "Leer",
    },
    follow: {
      description: "Recibir un aviso cuando un artículo nuevo responda a tu pregunta",
      question: "La pregunta, tal como la harías",
      here: "Publicar las respuestas en este canal, para todos (si lo gestionas)",
      off: "En este bot no se pueden seguir preguntas: quien lo administra lo ha desactivado.",
      vague: "Eso no pregunta por nada en concreto. Di de qué quieres tener noticias.",
      notHere:
        "Solo quienes gestionan este canal pueden hacer que se publiquen respuestas aquí, y Dateline debe poder escribir en él.",
      started: (question) =>
        `Sigues ${quote(question)}. Cuando un artículo nuevo responda, Dateline te enviará un mensaje directo. /seguidas muestra lo que sigues.`,
      startedHere: (question) =>
        `Este canal sigue ${quote(question)}. Cuando un artículo nuevo responda, Dateline publicará la respuesta aquí. /seguidas muestra lo que se sigue.`,
      known: (question) => `${quote(question)} ya se sigue.`,
      tooMany: (most) =>
        `Puedes seguir ${count(most, { one: "pregunta", other: "preguntas" })}. Deja antes una en /seguidas.`,
      told: "Un artículo nuevo responde a una pregunta que sigues.",
      toldHere: "Un artículo nuevo responde a una pregunta que este canal sigue.",
      stop: "Dejar de seguir",
      pause: "Pausar",
      resume: "Reanudar",
      stopped: (question) => `${quote(question)} ya no se sigue.`,
      gone: "Esa pregunta ya no se sigue.",
      notYours: "Solo puede cambiarlo quien la sigue o quien gestiona su canal.",
    },
    following: {
      description: "Las preguntas que sigues",
      none: "No sigues ninguna pregunta. Con /seguir empiezas a seguir una.",
      heading: (of) => count(of, { one: "pregunta seguida", other: "preguntas seguidas" }),
      direct: "por mensaje directo",
      here: "en este canal",
      paused: "en pausa",
    },
    about: {
      description: "Qué es este bot, qué sabe y cómo responde",
      heading: "Acerca de Dateline",
      what: "Dateline responde preguntas a partir de artículos de prensa. Cita el mejor párrafo palabra por palabra, con su medio y su fecha, o dice claramente que los artículos no responden a la pregunta.",
      holds: (articles, outlets, span) =>
        `Contiene ${count(articles, ARTICLES)} de ${count(outlets, OUTLETS)}${span}.`,
      outlets: (names, more) =>
        `Medios · ${names.join(", ")}${more === 0 ? "" : ` y ${number(more)} más`}`,
      leftOut: (files) =>
        files === 1
          ? `No se pudo leer ${number(files)} archivo de artículo; consulta el registro.`
          : `No se pudieron leer ${number(files)} archivos de artículos; consulta el registro.`,
      feeds: (feeds, failing, read) =>
        `Sigue ${count(feeds, { one: "canal", other: "canales" })}${failing === 0 ? "" : `, ${number(failing)} con errores`}${read ? `; última lectura ${read}` : ""}.`,
      how: "Ordena los párrafos por las palabras que comparten con la pregunta (BM25). No se genera ninguna frase; la negrita marca la que mejor encaja. Una fecha o un medio que el texto no indica lleva una nota de cómo se conoce.",
      stores: {
        nothing: "No guarda nada: ni preguntas, ni mensajes, ni nombres.",
        logged:
          "Quien administra este bot registra el texto de las preguntas y de los mensajes buscados, sin nombres.",
        followed:
          "Guarda las preguntas que se siguen, quién las sigue y dónde, hasta que se dejan de seguir.",
        nothingElse: "No se guarda nada más.",
      },
      version: (version) => `Versión ${version}`,
      commands:
        "/preguntar algo · /comparar los medios · /cronología de un tema · /suceso según todos los medios · /últimas noticias · /fuente para un artículo completo · /artículos para la lista · /seguir una pregunta · /seguidas · Aplicaciones → Buscar en los artículos en un mensaje",
    },
    errors: {
      noCommand:
        "Este comando ya no forma parte de Dateline; recarga Discord para ver los actuales.",
      oldButton: "Este botón es de otra versión de Dateline; vuelve a preguntar.",
      restarting: "Dateline se está reiniciando; inténtalo de nuevo en un minuto.",
      nothingToRead:
        "Aquí todavía no hay nada que leer. En cuanto quien administra este bot añada un artículo, podrás preguntar sobre él.",
      reading: (share) =>
        `Dateline todavía está leyendo los artículos (${percent(share)}); inténtalo de nuevo en un minuto.`,
      unreachable:
        "Ahora mismo no se puede acceder al archivo, así que esto no dice nada sobre lo que cuentan los artículos. Inténtalo de nuevo en un minuto.",
      unexpected: (errorId) =>
        `Algo ha fallado por nuestra parte, no en tu pregunta. Inténtalo de nuevo; si continúa, comunica este código a quien administra este bot: ${errorId}`,
    },
  };
  return messages;
}

export const es = spanish("es-ES");
export const es419 = spanish("es-419");
