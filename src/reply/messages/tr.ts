import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "tr";
const { and, count, decimal, number, or, percent, quote } = wording(locale, ["“", "”"]);

/** Sayılardan sonra ad çoğul eki almaz; eklenen değerlere de ek getirilmez. */
const ARTICLES = { other: "haber" };
const OUTLETS = { other: "yayın kuruluşu" };
const PARAGRAPHS = { other: "paragraf" };
const SENTENCES = { other: "cümle" };

function listed(words: readonly string[], more: number): string[] {
  const each = words.map(quote);
  return more === 0 ? each : [...each, `${number(more)} sözcük daha`];
}

export const tr: Messages = {
  locale,
  names: {
    ask: "sor",
    source: "kaynak",
    articles: "haberler",
    about: "hakkında",
    compare: "karşılaştır",
    timeline: "zaman-çizelgesi",
    question: "soru",
    topic: "konu",
    outlet: "yayın",
    after: "başlangıç",
    before: "bitiş",
    article: "haber",
    private: "özel",
    findInArticles: "Haberlerde ara",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `tarih bilinmiyor (${notBefore} – ${notAfter} arası)`;
      if (notBefore) return `tarih bilinmiyor (${notBefore} sonrası)`;
      if (notAfter) return `tarih bilinmiyor (en geç ${notAfter})`;
      return "tarih bilinmiyor";
    },
    yearInferred: (date) => `${date} (yılı çıkarım)`,
    inferred: (date) => `${date} (çıkarım)`,
    fromMetadata: (date) => `${date} (sayfanın üst verisinden)`,
    fromAddress: (date) => `${date} (metinden değil, adresten)`,
    external: (date) => `${date} (metinde yok)`,
    uncertain: (date) => `${date} (kesin değil)`,
  },
  outlet: {
    unknown: "yayın kuruluşu bilinmiyor",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "yayın kuruluşu sayfanın üst verisinden",
      url: "yayın kuruluşu metinden değil, adresten",
      external: "yayın kuruluşu metinde anılmıyor",
      unknown: "yayın kuruluşu kesin değil",
    },
  },
  passage: {
    place: (ordinal, of) => `Paragraf ${ordinal} / ${of}`,
    under: (subheading) => `${quote(subheading)} başlığı altında`,
    lacks: (words, more) => `Bu bölümde ${or(listed(words, more))} geçmiyor.`,
    changed: "Haber o zamandan beri değişti; paragrafın şimdiki hâli bu.",
    gone: "O haber artık burada değil.",
    lost: "Haber o zamandan beri değişti ve o paragraf artık yok; “Haberin tamamı” şimdiki hâlini gösterir.",
    previous: "◀",
    next: "▶",
    position: (position, of) => `${position} / ${of}`,
    before: "◀ Paragraf",
    after: "Paragraf ▶",
    back: "Geri",
    context: "Bağlam, yanıt değil",
    contextOf: (ordinal, passage) => `Paragraf ${ordinal}; alıntılanan bölüm paragraf ${passage}`,
    fullArticle: "Haberin tamamı",
    original: "Özgün sayfa",
  },
  answer: {
    corrected: (pairs) =>
      `Gösterilen sonuçlar: ${and(pairs.map(({ from, to }) => `${quote(to)} (yazılan ${quote(from)})`))}.`,
    others: "Diğer bölümler",
    exactly: "Tam olarak yazılan arandı.",
    searchExactly: (words) => `Tam olarak ara: ${and(words.map(quote))}`,
    missing: (words, more) => `Haberlerde ${or(listed(words, more))} hiç geçmiyor.`,
  },
  noAnswer: {
    plainly: "Haberlerde bunun yanıtı yok.",
    because: {
      "no-words": "Soruda aranabilecek bir sözcük yok.",
      "unknown-words": "Sorudaki sözcüklerin hiçbiri haberlerde geçmiyor.",
      lacking: "Sorunun dayandığı bir sözcük, yakın bölümlerin hiçbirinde yok.",
      weak: "Eşleşenler bir yanıt için çok az.",
    },
    missing: (words, more) => `Haberlerde ${or(listed(words, more))} hiç geçmiyor.`,
    nearest: "En yakını, ama yanıt değil",
    otherNearest: "Bunlar da yakın, ama yanıt değil",
    searched: (articles, from, to, undated) =>
      `Aranan: ${tr.archive.size(articles)}${tr.archive.span(from, to, undated)}.`,
  },
  filters: {
    after: (date) => `${date} ve sonrası`,
    before: (date) => `${date} ve öncesi`,
    phrase: (words) => quote(words),
    without: (words) => `${quote(words)} olmadan`,
    all: "tüm süzgeçler",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, ARTICLES)} dışarıda kaldı, çünkü tarih yeterince bilinmiyor.`,
    searched: (articles, of) =>
      `Süzgeçlere göre aranan: ${count(of, ARTICLES)} içinden ${number(articles)}.`,
    noArticles: "Süzgeçlere uyan haber yok.",
    noMatch: "Süzgeçlere uyan hiçbir paragrafta sorudaki sözcükler yok.",
    noneFits: "Sorudaki sözcükleri içeren hiçbir paragraf tüm süzgeçlere uymuyor.",
    allHold: "Sorudaki sözcükleri içeren her paragrafta dışladığınız bir sözcük var.",
    noneHolds: (phrases) =>
      `Aranan paragrafların hiçbirinde ${or(phrases.map(quote))} sözcüğü sözcüğüne geçmiyor.`,
    noneReadHolds: (phrases, read) =>
      `En çok uyan ${number(read)} paragrafın hiçbirinde ${or(phrases.map(quote))} sözcüğü sözcüğüne geçmiyor.`,
    instead: (filter, from) => `${filter} kaldırılırsa bir yanıt var (${from}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `${quote(typed)} adında bir yayın kuruluşu yok; haberlerde hiçbiri anılmıyor.`
        : `${quote(typed)} adında bir yayın kuruluşu yok; ${nearest.length === 1 ? "en yakını" : "en yakınları"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Bir soru tek bir yayın kuruluşuna sorulabilir, yazılanlar ${and(names)}; /karşılaştır hepsine sorar.`,
    notADate: (typed) =>
      `${quote(typed)} yılı belli bir tarih değil; örneğin “2023”, “Mayıs 2023” veya “19 Mayıs 2023” yazın.`,
    emptyRange: (after, before) =>
      `Hiçbir gün hem “${after} ve sonrası” hem “${before} ve öncesi” olamaz; tarihlerden birini değiştirin.`,
    onlyFilters: "Aranacak bir sözcük ekleyin; süzgeçler tek başına bir şey bulmaz.",
  },
  archive: {
    size: (articles) => count(articles, ARTICLES),
    span(from, to, undated) {
      if (from === null || to === null) return ", hiçbirinin tarihi bilinmiyor";
      const dated = from === to ? `, tarihi ${from}` : `, tarihleri ${from} – ${to}`;
      return undated === 0 ? dated : `${dated}, tarihi bilinmeyen ${number(undated)}`;
    },
  },
  ask: {
    description: "Haberlere bir soru sorun; yanıt, kaynağı ve tarihiyle bir alıntıdır",
    question: "Sorunuz, yalın sözcüklerle",
    outlet: "Yalnızca bu yayın kuruluşunun haberleri",
    after: "Yalnızca bu tarihteki ve sonraki haberler, örneğin Mayıs 2023",
    before: "Yalnızca bu tarihteki ve önceki haberler, örneğin 19 Mayıs 2023",
    private: "Yanıtı yalnızca size göster",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    nameChoice: (question, articles, atLeast) =>
      `${question} · ${number(articles)}${atLeast ? "+" : ""} haber`,
    dateExample: "Örneğin 2023, Mayıs 2023 veya 19 Mayıs 2023 yazın",
    empty: "Haberlerin dilinde bir soru yazın, örneğin “Who signed the ceasefire?”.",
    tooLong: (length, most) =>
      `Bu soru ${number(length)} karakter; en çok ${number(most)} karakterle sorun.`,
    noWords: (question) =>
      `${quote(question)} içinde aranacak bir sözcük yok; bir kişi, yer veya şey adı yazın.`,
    lostQuestion: "Soru o iletiden okunamıyor; /sor ile yeniden sorun.",
  },
  why: {
    button: "Neden bu?",
    heading: "Neden bu bölüm?",
    rank: (rank, of) => `Sıra ${number(rank)}, toplam ${count(of, PARAGRAPHS)}.`,
    unranked: "Bu soru için en iyi yüz paragraf arasında artık yok.",
    where: {
      text: (matches) => `bölümde ${and(matches.map(quote))} olarak`,
      alike: (matches) =>
        matches.length === 0
          ? "bölümde yalnızca benzeri"
          : `bölümde yalnızca benzeri, ${and(matches.map(quote))}`,
      title: "başlıkta veya ara başlıkta",
      nowhere: "bölümde yok",
    },
    weight: (idf, paragraphs) =>
      `ağırlık ${decimal(idf)}, geçtiği yer ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `ve ${number(words)} sözcük daha`,
    score: (score) => `Puan ${decimal(score)}`,
    parts: {
      bm25: "ortak sözcükler (BM25)",
      alike: "yalnızca benzer sözcükler",
      article: "haberin bütünü",
      sentence: "en iyi cümlesi",
      pairs: "yan yana sözcükler",
      offers: "sorulanı içeriyor",
      together: "tüm sözcükler tek cümlede",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `En iyi bölümün yanıt olduğuna güven ${percent(share)}; yanıt sayılması için en az ${percent(least)} gerekir.`,
  },
  findInArticles: {
    noText: "Bu iletide aranacak bir metin yok.",
  },
  share: {
    button: "Kanalda paylaş",
    by: (name) => `Paylaşan ${name}`,
    notHere: "Burada sizin veya Dateline’ın yazma izni yok; yanıtı yalnızca siz görüyorsunuz.",
  },
  compare: {
    description: "Her yayın kuruluşunun bir konuda yazdıkları, yan yana ve sözcüğü sözcüğüne",
    topic: "Karşılaştırılacak konu, birkaç sözcükle",
    private: "Karşılaştırmayı yalnızca size göster",
    empty: "Bir konu yazın, örneğin “Karabakh ceasefire”.",
    none: "Bu konuda yazan yayın kuruluşu yok.",
    onlyOne: (outlet) => `Bu konuda yalnızca ${outlet} yazıyor.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, en iyi bölüm önce.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, önce alıntılanan bölüm, sonra diğerlerinin en iyileri.`,
    shared: (words, more) =>
      `Bir arada, çünkü her bölümde veya başlığında ${and(listed(words, more))} geçiyor.`,
    mostWords:
      "Bir arada, çünkü her bölümde veya başlığında konunun çoğu sözcüğü ya da eş anlamlısı geçiyor.",
    alike: (outlets, more) =>
      more === 0
        ? `Neredeyse aynı bölüm: ${count(outlets, OUTLETS)}; bir kez gösterildi.`
        : `Neredeyse aynı bölüm: ${count(outlets, OUTLETS)}, burada anılmayan ${number(more)}; bir kez gösterildi.`,
    differing: "Her bölümde geçmeyen sayılar ve tarihler",
    states: (text, outlets, more) =>
      `${quote(text)} (${outlets.join(", ")}${more === 0 ? "" : ` ve ${number(more)} tane daha`})`,
    more: (more) => `Ve ${number(more)} tane daha.`,
    read: (outlet) => `Oku · ${outlet}`,
    others: "Diğer yayınlar",
    lostTopic: "Konu o iletiden okunamıyor; /karşılaştır komutunu kullanın.",
    noOthers: (outlet) => `Bu konuda başka yazan yok, yalnızca ${outlet}.`,
  },
  timeline: {
    description: "Bir konudaki olayların zamanı, haberlerin belirttiği tarihlere göre",
    topic: "İzlenecek konu, birkaç sözcükle",
    private: "Zaman çizelgesini yalnızca size göster",
    empty: "Bir konu yazın, örneğin “Karabakh conflict”.",
    none: "Haberlerde bu konuda bir tarih yok.",
    nothing: "Haberlerde bu konuda bir şey yok.",
    events: (events) =>
      `Tarihli ${count(events, SENTENCES)}, anlattıklarının tarihine göre, en eskisi önce.`,
    cut: (passages) => `En çok uyan ${number(passages)} bölümden.`,
    yearFromArticle: (date) => `${date} (yılı haberin tarihinden)`,
    dates: (dates, more) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} ve ${number(more)} tane daha`,
    also: (outlets, more) =>
      `Neredeyse aynısı: ${and(more === 0 ? outlets : [...outlets, `${number(more)} tane daha`])}.`,
    yearless: (sentences) =>
      `Dışarıda kalan: gün veya ay belirten ama yılı bilinmeyen ${count(sentences, SENTENCES)}.`,
    vague: (sentences) =>
      `Dışarıda kalan: yalnızca “Tuesday” veya “last year” gibi belirsiz zaman veren ${count(sentences, SENTENCES)}.`,
    read: "Oku",
    lostTopic: "Konu o iletiden okunamıyor; /zaman-çizelgesi komutunu yeniden kullanın.",
  },
  source: {
    description: "Bir haberi kaynağı, tarihi ve bunların nereden bilindiğiyle baştan sona okuyun",
    article: "Başlığından, yayınından veya tarihinden sözcükler; ya da adresi",
    private: "Haberi yalnızca size göster",
    empty: "Bir başlıktan sözcükler yazın veya listeden bir haber seçin.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `${quote(typed)} için uygun haber yok; /haberler hepsini listeler.`
        : `${quote(typed)} için uygun haber yok; ${nearest.length === 1 ? "en yakını" : "en yakınları"} ${and(nearest.map(quote))}.`,
    lost: "Haber o zamandan beri değişti ve alıntılanan paragraf artık yok.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Yayın kuruluşu",
    date: "Tarih",
    author: "Yazar",
    address: "Adres",
    added: "Eklenme",
    addressEvidence: {
      fetched: "oradan alındı",
      "in-text": "metinde geçiyor",
      external: "metin dışında bulundu",
    },
    page: (page, of) => `Sayfa ${page} / ${of}`,
    quotedHere: (ordinal) => `Paragraf ${ordinal}, alıntılandığı gibi`,
    changedHere: (ordinal) => `Paragraf ${ordinal}, alıntıdan sonra değişti`,
    asFile: ".md olarak metin",
    fileReady: (title) => `${quote(title)} haberinin tam metni`,
  },
  articles: {
    description: "Haberleri listele, en yenisi önce",
    heading: (articles) => `Haberler (${number(articles)})`,
    read: "Oku",
  },
  about: {
    description: "Bu bot nedir, neleri bilir ve nasıl yanıt verir",
    heading: "Dateline hakkında",
    what: "Dateline, soruları haberlerden yanıtlar. En iyi paragrafı yayın kuruluşu ve tarihiyle sözcüğü sözcüğüne alıntılar ya da haberlerde yanıt olmadığını açıkça söyler.",
    holds: (articles, outlets, span) =>
      `İçindekiler: ${count(articles, ARTICLES)}, ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Yayın kuruluşları · ${names.join(", ")}${more === 0 ? "" : ` ve ${number(more)} tane daha`}`,
    leftOut: (files) =>
      `${number(files)} makale dosyası hatalı olduğu için okunmuyor; yeri günlükte yazıyor.`,
    how: "Paragrafları soruyla paylaştıkları sözcüklere göre sıralar (BM25). Hiçbir cümle üretilmez; kalın yazı en uygun cümleyi gösterir. Metinde belirtilmeyen tarih veya yayın kuruluşunun yanında nereden bilindiği yazar.",
    stores: "Hiçbir şey saklamaz: ne soru, ne ileti, ne ad.",
    version: (version) => `Sürüm ${version}`,
    commands: "/sor ile soru · /kaynak ile haberin tamamı · /haberler ile liste",
  },
  errors: {
    noCommand: "Bu komut artık Dateline’da yok: güncel komutlar için Discord’u yeniden yükleyin.",
    oldButton: "Bu düğme Dateline’ın başka bir sürümünden: lütfen yeniden sorun.",
    restarting: "Dateline yeniden başlıyor: lütfen bir dakika sonra deneyin.",
    reading: (done) =>
      `Dateline haberleri hâlâ okuyor: %${done}. Lütfen bir dakika sonra yeniden deneyin.`,
    unexpected: (errorId) =>
      `Sorun sorunuzda değil, burada: yeniden deneyin ve sürerse bu botu işletene “error ${errorId}” bilgisini iletin.`,
  },
};
