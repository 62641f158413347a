import type { Messages } from "./en.ts";
import { wording } from "./wording.ts";

const locale = "tr";
const { and, count, decimal, neither, number, percent, quote } = wording(locale, ["“", "”"]);

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
    story: "olay",
    latest: "son-haberler",
    stories: "olaylar",
    question: "soru",
    topic: "konu",
    outlet: "yayın",
    after: "başlangıç",
    before: "bitiş",
    article: "haber",
    month: "ay",
    words: "sözcükler",
    follow: "takip",
    following: "takipler",
    here: "burada",
    private: "özel",
    findInArticles: "Haberlerde ara",
  },
  dates: {
    unknown(notBefore, notAfter) {
      if (notBefore && notAfter) return `tarih bilinmiyor (${notBefore} – ${notAfter} arası)`;
      if (notBefore) return `tarih bilinmiyor (en erken ${notBefore})`;
      if (notAfter) return `tarih bilinmiyor (en geç ${notAfter})`;
      return "tarih bilinmiyor";
    },
    changed: (date, updated) => `${date}, güncelleme ${updated}`,
    yearInferred: (date) => `${date} (yıl çıkarımla bulundu)`,
    inferred: (date) => `${date} (çıkarımla)`,
    fromMetadata: (date) => `${date} (sayfanın üst verisinden)`,
    fromAddress: (date) => `${date} (web adresinden)`,
    external: (date) => `${date} (tarih başka bir kaynaktan)`,
    uncertain: (date) => `${date} (kesin değil)`,
  },
  outlet: {
    unknown: "yayın kuruluşu bilinmiyor",
    evidence: {
      stated: null,
      dateline: null,
      metadata: "yayın kuruluşu sayfanın üst verisinden",
      url: "yayın kuruluşu web adresinden",
      external: "yayın kuruluşu başka bir kaynaktan biliniyor",
      unknown: "yayın kuruluşu kesin değil",
    },
  },
  passage: {
    place: (ordinal, of) => `Paragraf ${ordinal} / ${of}`,
    under: (subheading) => `${quote(subheading)} başlığı altında`,
    speaker: (name, ordinal) => `Konuşan: ${name} (paragraf ${ordinal})`,
    firstLine: (ordinal) => `İlk satır: ${ordinal}. paragrafın sonu.`,
    lacks: (words, more) => `Bu bölümde ${neither(listed(words, more))} geçmiyor.`,
    related: (words, more) => `Yalnızca ilgili bir biçimde: ${and(listed(words, more))}.`,
    changed: "Haber o zamandan beri değişti; güncel metin bu.",
    gone: "O haber artık burada değil.",
    lost: "Haber o zamandan beri değişti ve o paragraf artık yok; “Haberin tamamı” güncel metni gösterir.",
    previous: "◀",
    next: "▶",
    before: "Önceki paragraf",
    onward: (shown, of) => `▶ Sonraki (${shown}/${of})`,
    toFirst: (shown, of) => `↺ İlki (${shown}/${of})`,
    readOn: "Okumaya devam",
    more: "Diğer…",
    back: "Geri",
    context: "Bağlam, yanıt değil",
    contextOf: (ordinal, passage) => `Paragraf ${ordinal}; alıntılanan bölüm paragraf ${passage}`,
    fullArticle: "Haberin tamamı",
    original: "Kaynak sayfa",
  },
  answer: {
    corrected: (pairs) =>
      `Gösterilen sonuçlar: ${and(pairs.map(({ from, to }) => `${quote(to)} (yazılan ${quote(from)})`))}.`,
    newest: (date) => `Bu arşivdeki en yeni haberin tarihi: ${date}.`,
    others: "Diğer bölümler",
    exactly: "Tam olarak yazılan arandı.",
    searchExactly: (words) => `Tam olarak ara: ${and(words.map(quote))}`,
    missing: (words, more) => `Haberlerde ${neither(listed(words, more))} hiç geçmiyor.`,
  },
  noAnswer: {
    plainly: "Haberlerde bunun yanıtı yok.",
    because: {
      "no-words": "Soruda aranabilecek bir sözcük yok.",
      "unknown-words": "Sorudaki sözcüklerin hiçbiri haberlerde geçmiyor.",
      lacking: "En yakın bölümde sorunun anahtar sözcüklerinden biri yok.",
      weak: "Eşleşme, yanıt saymak için yetersiz.",
      vague: "Kimi ya da neyi sorduğunuzu yazın: bir kişi, bir yer, bir olay.",
      time: "Bu konuda sorduğunuz zamandan bir şey yok.",
      language: "Makaleler başka bir dilde.",
      greeting: "Merhaba! Bir soru sorun, Dateline yanıtlayan haberi alıntılasın.",
      thanks: "Rica ederim.",
      help: "Kendi sözlerinizle bir soru sorun. Dateline, yanıtlayan paragrafı kaynağı ve tarihiyle birlikte kelimesi kelimesine alıntılar.",
      task: "Dateline kendisi bir şey yazmaz; özetlemez ve çevirmez. Bir soru sorun, haberlerin ne dediğini alıntılasın.",
    },
    missing: (words, more) => `Haberlerde ${neither(listed(words, more))} hiç geçmiyor.`,
    otherLanguage: (languages) => `Makalelerin dili: ${and(languages)}.`,
    otherTime: (time, newest) =>
      `Bu konuda ${quote(time)} tarihli bir şey yok; yakın bölümlerin en yenisi: ${newest}.`,
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
    notFrom: (outlet) => `${outlet} hariç`,
    all: "tüm filtreler",
    remove: (filter) => `✕ ${filter}`,
    leftOut: (articles) =>
      `${count(articles, ARTICLES)} dışarıda kaldı, çünkü tarih yeterince kesin bilinmiyor.`,
    searched: (articles, of) =>
      `Filtrelere göre aranan: ${count(of, ARTICLES)} içinden ${number(articles)}.`,
    noArticles: "Filtrelere uyan haber yok.",
    noMatch: "Filtrelere uyan hiçbir paragrafta sorudaki sözcükler yok.",
    noneFits: "Sorudaki sözcükleri içeren hiçbir paragraf tüm filtrelere uymuyor.",
    allHold: "Sorudaki sözcükleri içeren her paragrafta dışladığınız bir sözcük var.",
    noneHolds: (phrases) =>
      `Hiçbir paragrafta ${neither(phrases.map(quote))} sözcüğü sözcüğüne geçmiyor.`,
    noneReadHolds: (phrases, read) =>
      `En çok uyan ${number(read)} paragrafın hiçbirinde ${neither(phrases.map(quote))} sözcüğü sözcüğüne geçmiyor.`,
    instead: (filter, from) =>
      filter === null
        ? `Filtreler olmadan bir yanıt var (${from}).`
        : `${filter} filtresi olmadan bir yanıt var (${from}).`,
    unknownOutlet: (typed, nearest) =>
      nearest.length === 0
        ? `${quote(typed)} adında bir yayın kuruluşu yok; haberlerde yayın kuruluşu anılmıyor.`
        : `${quote(typed)} adında bir yayın kuruluşu yok; ${nearest.length === 1 ? "en yakını" : "en yakınları"} ${and(nearest)}.`,
    oneOutlet: (names) =>
      `Bir kerede tek bir yayın kuruluşuna göre filtrelenebilir, yazılanlar ${and(names)}; /karşılaştır hepsinde arar.`,
    notADate: (typed) =>
      `${quote(typed)} yılı belli bir tarih değil; örneğin “2023”, “Mayıs 2023” veya “19 Mayıs 2023” yazın.`,
    ambiguousDate: (typed, one, other) =>
      `${quote(typed)} hem ${one} hem ${other} olabilir; örneğin ${quote(one)} yazın.`,
    emptyRange: (after, before) =>
      `“${after} ve sonrası” ile “${before} ve öncesi” arasında ortak gün yok; tarihlerden birini değiştirin.`,
    onlyFilters: "Aranacak bir sözcük ekleyin; filtreler tek başına bir şey bulmaz.",
  },
  archive: {
    newest: (words) => `En yeni haber: ${words}.`,
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
    private: "Yanıtı yalnızca siz görürsünüz",
    outletChoice: (outlet, articles) => `${outlet} · ${count(articles, ARTICLES)}`,
    dateExample: "Örneğin 2023, Mayıs 2023 veya 19 Mayıs 2023 yazın",
    empty: "Haberlerin dilinde bir soru yazın, örneğin “Who signed the ceasefire?”.",
    answers: "Haberlerin yanıtladığı bir soru, örneğin:",
    tooLong: (length, most) =>
      `Bu soru ${number(length)} karakter; en çok ${number(most)} karaktere kısaltın.`,
    noWords: (question) =>
      `${quote(question)} içinde aranacak bir sözcük yok; bir kişi, yer veya şey adı yazın.`,
    lostQuestion: "Soru o mesajdan okunamıyor; /sor ile yeniden sorun.",
  },
  why: {
    button: "Neden bu?",
    heading: "Neden bu bölüm?",
    rank: (rank, of) => `${count(of, PARAGRAPHS)} arasında ${number(rank)}. sırada.`,
    unranked: "Bu soru için en iyi yüz paragraf arasında artık yok.",
    where: {
      text: (matches) => `bölümde ${and(matches.map(quote))} olarak`,
      alike: (matches) =>
        matches.length === 0
          ? "bölümde ilgili bir biçimde"
          : `bölümde ilgili bir biçimde, ${and(matches.map(quote))}`,
      title: "başlıkta veya ara başlıkta",
      nowhere: "bölümde yok",
    },
    weight: (idf, paragraphs) =>
      `ağırlık ${decimal(idf)}, geçtiği yer ${count(paragraphs, PARAGRAPHS)}`,
    more: (words) => `ve ${number(words)} sözcük daha`,
    score: (score) => `Puan ${decimal(score)}`,
    parts: {
      bm25: "ortak sözcükler (BM25)",
      alike: "ilgili sözcükler",
      article: "haberin bütünü",
      sentence: "en iyi cümlesi",
      pairs: "yan yana sözcükler",
      offers: "sorulan türden yanıt",
      together: "tüm sözcükler tek cümlede",
      text: "metnin gösterdiği",
      time: "sorulan zaman",
    },
    plus: (part, value) => `${part} +${decimal(value)}`,
    times: (part, value) => `${part} ×${decimal(value)}`,
    confidence: (share, least) =>
      `En iyi bölümün yanıt olma olasılığı ${percent(share)}; yanıt sayılması için en az ${percent(least)} gerekir.`,
  },
  findInArticles: {
    disagrees: (message, article) =>
      `Mesajda ${quote(message)}, haberde ${quote(article)} yazıyor.`,
    reversed: "Mesajda ve haberde aynı adlar var, ama roller ters.",
    noText: "Bu mesajda aranacak bir metin yok.",
  },
  share: {
    button: "Kanalda paylaş",
    by: (name) => `Paylaşan ${name}`,
    notHere: "Burada sizin veya Dateline’ın yazma izni yok; yanıtı yalnızca siz görüyorsunuz.",
  },
  compare: {
    description: "Her yayın kuruluşunun bir konuda yazdıkları, yan yana ve sözcüğü sözcüğüne",
    topic: "Karşılaştırılacak konu, birkaç sözcükle",
    private: "Karşılaştırmayı yalnızca siz görürsünüz",
    empty: "Bir konu yazın, örneğin “Karabakh ceasefire”.",
    none: "Bu konuda yazan yayın kuruluşu yok.",
    onlyOne: (outlet) => `Bu konuda yalnızca ${outlet} yazıyor.`,
    outlets: (outlets) => `${count(outlets, OUTLETS)}, en iyi bölüm önce.`,
    beside: (outlets) =>
      `${count(outlets, OUTLETS)}, önce alıntılanan bölüm, sonra diğerlerinin en iyileri.`,
    shared: (words, more) =>
      `Birlikte gösteriliyor, çünkü her bölümde veya üstündeki başlıkta ${and(listed(words, more))} ya da ilgili bir biçimi geçiyor.`,
    mostWords:
      "Birlikte gösteriliyor, çünkü her bölümde veya üstündeki başlıkta konunun çoğu sözcüğü ya da eş anlamlısı geçiyor.",
    differing: "Farklı verilen sayılar",
    says: quote,
    states: (words, outlets, more) =>
      `${words} (${outlets.join("; ")}${more === 0 ? "" : ` ve ${number(more)} tane daha`})`,
    more: (more) => `Ve ${number(more)} tane daha.`,
    read: (outlet) => `Oku · ${outlet}`,
    others: "Diğer yayınlar",
    lostTopic: "Konu o mesajdan okunamıyor; /karşılaştır komutunu yeniden kullanın.",
    noOthers: (outlet) => `Bu konuda başka yazan yok, yalnızca ${outlet}.`,
  },
  timeline: {
    description: "Bir konuda neyin ne zaman olduğu, haberlerin belirttiği tarihlere göre",
    topic: "İzlenecek konu, birkaç sözcükle",
    private: "Zaman çizelgesini yalnızca siz görürsünüz",
    empty: "Bir konu yazın, örneğin “Karabakh conflict”.",
    none: "Haberlerde bu konuda bir tarih yok.",
    nothing: "Haberlerde bu konuda bir şey yok.",
    events: (events) =>
      `Tarih içeren ${count(events, SENTENCES)}, olayların sırasıyla, en eskisi önce.`,
    cut: (passages) => `En çok uyan ${number(passages)} bölümden.`,
    yearFromArticle: (date) => `${date} (yılı haberin tarihinden)`,
    dayFromArticle: (date) => `${date} (haberin tarihinden)`,
    published: (date) => `yayımlandı: ${date}`,
    ahead: (sentences) =>
      `Dışarıda kalan: henüz olmamış şeyler hakkında ${count(sentences, SENTENCES)}.`,
    dates: (dates, more) =>
      more === 0 ? dates.join("; ") : `${dates.join("; ")} ve ${number(more)} tane daha`,
    also: (outlets, more) =>
      `Neredeyse aynısı: ${and(more === 0 ? outlets : [...outlets, `${number(more)} tane daha`])}.`,
    yearless: (sentences) =>
      `Dışarıda kalan: gün veya ay belirten ama yılı bilinmeyen ${count(sentences, SENTENCES)}.`,
    vague: (sentences) =>
      `Dışarıda kalan: yalnızca “Tuesday” veya “last year” gibi belirsiz zaman veren ${count(sentences, SENTENCES)}.`,
    read: "Oku",
    lostTopic: "Konu o mesajdan okunamıyor; /zaman-çizelgesi komutunu yeniden kullanın.",
  },
  source: {
    description: "Bir haberi kaynağı, tarihi ve bunların nereden bilindiğiyle baştan sona okuyun",
    article: "Başlığından, yayınından veya tarihinden sözcükler; ya da adresi",
    private: "Haberi yalnızca siz görürsünüz",
    empty: "Bir başlıktan sözcükler yazın veya listeden bir haber seçin.",
    unknown: (typed, nearest) =>
      nearest.length === 0
        ? `${quote(typed)} için uygun haber yok; /haberler hepsini listeler.`
        : `${quote(typed)} için uygun haber yok; ${nearest.length === 1 ? "en yakını" : "en yakınları"} ${and(nearest.map(quote))}.`,
    several: (typed) =>
      `${quote(typed)} birden çok habere uyuyor; birini seçin veya başlığın devamını yazın.`,
    choose: "Bir haber seçin",
    lost: "Haber o zamandan beri değişti ve alıntılanan paragraf artık yok.",
    known: (label, value) => `${label} · ${value}`,
    knownBy: (label, value, how) => `${label} · ${value} · ${how}`,
    outlet: "Yayın kuruluşu",
    date: "Tarih",
    author: "Yazar",
    address: "Adres",
    updated: "Güncelleme",
    added: "Eklenme",
    addressEvidence: {
      fetched: "haber bu adresten alındı",
      "in-text": "metinde geçiyor",
      external: "metin dışında bulundu",
    },
    page: (page, of) => `Sayfa ${page} / ${of}`,
    quotedHere: (ordinal) => `Paragraf ${ordinal}, alıntılandığı gibi`,
    changedHere: (ordinal) => `Paragraf ${ordinal}, alıntıdan sonra değişti`,
    alsoIn: "Ayrıca yayımlayan",
    changedOn: (date) => `${date} tarihinde değiştirildi`,
    earlierText: "Önceki metin",
    currentText: "Güncel metin",
    textUntil: (date) =>
      `${date} tarihine kadarki metin; güncel metinde artık yer almayan cümleler kalın yazılmıştır.`,
    embedded: "Haberde yer verilen, başkasına ait bir paylaşım",
    asFile: "Metni indir",
    fileReady: (title) => `${quote(title)} haberinin tam metni`,
  },
  story: {
    description: "Bir olayı yayın kuruluşlarının haberlerinden sırayla ve sözcüğü sözcüğüne okuyun",
    topic: "Bir başlıktan sözcükler veya ne olduğu",
    private: "Olayı yalnızca siz görürsünüz",
    empty: "Bir başlıktan sözcükler yazın veya listeden bir olay seçin.",
    none: "Bunu yazan haber yok.",
    several: (typed) =>
      `${quote(typed)} birden çok olaya uyuyor; birini seçin veya başka sözcükler ekleyin.`,
    choose: "Bir olay seçin",
    also: (outlets, more, articles) =>
      `Bunu yazan diğer yayınlar: ${and(more === 0 ? outlets : [...outlets, `${number(more)} tane daha`])} · ${count(articles, ARTICLES)}`,
    again: (articles) => `Bu olay hakkında ${count(articles, ARTICLES)}`,
    size: (articles, outlets) =>
      `${count(articles, ARTICLES)}, ${count(outlets, OUTLETS)}; en eskisi önce.`,
    update: "Güncelleme",
    correction: "Düzeltme",
    button: "Olay",
  },
  latest: {
    description: "En yeni olaylar, istenirse bir konuda, her biri ilk cümlesiyle",
    topic: "Hangi konuda olsunlar, birkaç sözcükle",
    private: "Olayları yalnızca siz görürsünüz",
    heading: "Son olaylar",
    size: (stories) => `${count(stories, { other: "olay" })}, en yenisi önce.`,
    none: "Bu konuda haber yok.",
  },
  articles: {
    description: "Haberleri listele, en yenisi önce",
    words: "Yalnızca başlığında bu sözcükler geçen haberler",
    outlet: "Yalnızca bu yayın kuruluşunun haberleri",
    month: "Yalnızca bu ayın veya yılın haberleri, örneğin Mayıs 2023",
    stories: "Her olay bir kez, en yeni haberiyle",
    none: "Buna uyan haber yok; /haberler tek başına hepsini listeler.",
    jump: "Bir aya git…",
    monthChoice: (month, articles) => `${month} · ${count(articles, ARTICLES)}`,
    heading: (articles) => `Haberler (${number(articles)})`,
    read: "Oku",
  },
  follow: {
    description: "Yeni bir haber sorunuzu yanıtladığında haberiniz olsun",
    question: "Soracağınız biçimiyle soru",
    here: "Yanıtlar bu kanalda herkese gösterilsin (kanalı yönetiyorsanız)",
    off: "Bu botta soru takip edilemiyor: botu işleten kişi bu özelliği kapatmış.",
    vague: "Bu soru belirli bir şey sormuyor. Neyle ilgili haber almak istediğinizi yazın.",
    notHere:
      "Yanıtların burada yayımlanmasını yalnızca bu kanalı yönetenler isteyebilir ve Dateline’ın buraya yazma izni olmalıdır.",
    started: (question) =>
      `${quote(question)} sorusunu takip ediyorsunuz: yeni bir haber yanıtladığında Dateline size özel mesaj gönderir. Takip ettikleriniz /takipler komutunda.`,
    startedHere: (question) =>
      `Bu kanal ${quote(question)} sorusunu takip ediyor: yeni bir haber yanıtladığında Dateline yanıtı burada yayımlar. Takip edilenler /takipler komutunda.`,
    known: (question) => `${quote(question)} zaten takip ediliyor.`,
    tooMany: (most) =>
      `En fazla ${number(most)} soru takip edebilirsiniz. Önce /takipler komutunda birini bırakın.`,
    told: "Yeni bir haber, takip ettiğiniz bir soruyu yanıtlıyor.",
    toldHere: "Yeni bir haber, bu kanalın takip ettiği bir soruyu yanıtlıyor.",
    stop: "Takibi bırak",
    pause: "Duraklat",
    resume: "Sürdür",
    stopped: (question) => `${quote(question)} artık takip edilmiyor.`,
    gone: "Bu soru artık takip edilmiyor.",
    notYours: "Bunu yalnızca soruyu takip eden ya da kanalını yöneten kişi değiştirebilir.",
  },
  following: {
    description: "Takip ettiğiniz sorular",
    none: "Takip ettiğiniz soru yok. /takip ile başlayabilirsiniz.",
    heading: (of) => `Takip edilen sorular: ${number(of)}`,
    direct: "özel mesajla",
    here: "bu kanalda",
    paused: "duraklatıldı",
  },
  about: {
    description: "Bu bot nedir, neleri bilir ve nasıl yanıt verir",
    heading: "Dateline hakkında",
    what: "Dateline, soruları haberlerden yanıtlar. En iyi paragrafı yayın kuruluşu ve tarihiyle sözcüğü sözcüğüne alıntılar ya da haberlerde yanıt olmadığını açıkça söyler.",
    holds: (articles, outlets, span) =>
      `İçindekiler: ${count(articles, ARTICLES)}, ${count(outlets, OUTLETS)}${span}.`,
    outlets: (names, more) =>
      `Yayın kuruluşları · ${names.join(", ")}${more === 0 ? "" : ` ve ${number(more)} tane daha`}`,
    leftOut: (files) => `${number(files)} haber dosyası okunamadı; ayrıntılar günlükte.`,
    feeds: (feeds, failing, read) =>
      `${number(feeds)} akış izleniyor${failing === 0 ? "" : `, ${number(failing)} tanesi hatalı`}${read ? `; son okuma ${read}` : ""}.`,
    how: "Paragrafları soruyla paylaştıkları sözcüklere göre sıralar (BM25). Hiçbir cümle üretilmez; en uygun cümle kalın yazılır. Metinde belirtilmeyen tarih veya yayın kuruluşunun yanında nereden bilindiği yazar.",
    stores: {
      nothing: "Hiçbir şey saklamaz: ne soru, ne mesaj, ne ad.",
      logged:
        "Bu botu işleten, soruların ve aranan mesajların metnini adlar olmadan günlüğe yazıyor.",
      followed:
        "Takip edilen soruları, kimin nerede takip ettiğini, takip bırakılana kadar saklar.",
      nothingElse: "Başka hiçbir şey saklanmaz.",
    },
    version: (version) => `Sürüm ${version}`,
    commands:
      "/sor ile soru · /karşılaştır ile yayın kuruluşları · /zaman-çizelgesi ile tarihler · /olay ile bir olayın bütün haberleri · /son-haberler ile son olaylar · /kaynak ile haberin tamamı · /haberler ile liste · /takip ile soru takibi · /takipler · mesaj menüsünde Uygulamalar → Haberlerde ara",
  },
  errors: {
    noCommand: "Bu komut artık Dateline’da yok; güncel komutlar için Discord’u yeniden yükleyin.",
    oldButton: "Bu düğme Dateline’ın başka bir sürümünden; lütfen yeniden sorun.",
    restarting: "Dateline yeniden başlıyor; lütfen bir dakika sonra deneyin.",
    nothingToRead:
      "Burada henüz okunacak bir şey yok. Bu botu işleten bir haber eklediğinde ona dair soru sorabilirsiniz.",
    reading: (share) =>
      `Dateline haberleri hâlâ okuyor (${percent(share)}); lütfen bir dakika sonra yeniden deneyin.`,
    unreachable:
      "Arşive şu anda ulaşılamıyor; bu, haberlerde ne yazdığına dair bir şey söylemez. Lütfen bir dakika sonra yeniden deneyin.",
    unexpected: (errorId) =>
      `Hata sizin sorunuzdan kaynaklanmıyor. Yeniden deneyin; sürerse bu botu işletene şu kodu iletin: ${errorId}`,
  },
};
