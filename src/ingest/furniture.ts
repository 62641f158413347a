/**
 * Text that a page puts around an article, told by its form alone: used for pasted text and for pages.
 * Every rule holds for short lines only, so that a sentence of the article is never lost to it.
 */

interface Rule {
  reason: string;
  /** Longest text, in characters, that the rule may drop. */
  limit: number;
  pattern: RegExp;
}

/** Lines that are one of these, signs aside, are buttons and menus. In alphabetical groups: menu, reading, player, comments. */
const BUTTONS = [
  "skip to (?:main )?content|(?:open|close|toggle|main|show) (?:menu|navigation|search)|menu|navigation",
  "home|search|sign in|log ?in|log in or register|register|my account|subscribe(?: now| today)?|donate",
  "close|caption|(?:hide|toggle) caption|enlarge(?: this image)?|back to top|top of page",
  "previous|next|(?:previous|next) (?:article|story|post)|continue(?: reading)?(?: below)?",
  "read (?:more|next|also|full (?:story|article))|(?:show|view|see) (?:more|less|all)|load more",
  "view author archive|email the author|story highlights|report (?:a typo|an error)|thank you",
  "(?:story|article) continues below(?: advertisement)?|skip (?:ad|advertisement)",
  "loading(?: comments)?|please wait|listen(?: to this article)?|watch(?: now| live)?|live",
  "play(?: video)?|video|photos?|gallery|breaking news|latest news",
  "comments?|post comment|leave a (?:comment|reply)|(?:view|show|hide|add) comments?|no comments(?: yet)?|reply",
  "iklan|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|reklam|广告|광고",
].join("|");

/** Lines made of these words only are share bars. */
const SHARED_BY = [
  "share(?: this)?(?: (?:story|article|post|page))?|tweet|pin|print|e-?mail|save|copy|(?:copy )?link|send|like|comments?|bookmark|rss|x",
  "facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|messenger|flipboard|pocket",
  "instagram|youtube|tiktok|bluesky|mastodon|threads",
].join("|");

/** What newspapers write above or before a link to another article. */
const OTHERS = [
  "(?:lesen sie|lies|siehe|sehen sie) auch|mehr (?:zum thema|dazu|lesen|artikel|nachrichten)|weitere (?:artikel|meldungen|nachrichten)|passend zum thema|das könnte sie auch interessieren|verwandte (?:artikel|themen)|meistgelesen",
  "(?:à )?lire (?:aussi|également)|sur le même sujet|voir aussi|articles? (?:liés?|similaires?|recommandés?)|les plus lus|pour aller plus loin",
  "le[ae]? también|lea además|ver también|te puede interesar|(?:noticias|artículos) relacionad[oa]s|más (?:leídas?|noticias|información)|lo más (?:leído|visto)",
  "leggi anche|vedi anche|articoli correlati|potrebbe interessarti|i più letti|leia (?:também|mais)|veja também|notícias relacionadas|mais lidas",
  "lees ook|lees meer|gerelateerde? (?:artikelen|berichten)|meer (?:nieuws|over)|meest gelezen|läs (?:också|även|mer)|les også|læs også|relaterade artiklar|lue myös",
  "czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|przeczytaj (?:też|także)|čtěte (?:také|též)|kapcsolódó cikkek|citește și|vezi și",
  "читайте (?:также|ещё|еще)|по теме|смотрите также|материалы по теме|ещё по теме|читайте також|прочетете още|διαβάστε (?:επίσης|ακόμη)|δείτε επίσης",
  "ilgili haberler?|bunlar da ilginizi çekebilir|ayrıca okuyun|benzer haberler|baca juga|berita terkait|xem thêm|tin liên quan",
  "اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|بیشتر بخوانید|اخبار مرتبط|קראו גם|यह भी पढ़ें|আরও পড়ুন",
  "関連記事|あわせて読みたい|相关(?:新闻|阅读|文章)|相關(?:新聞|閱讀)|延伸阅读|延伸閱讀|관련\\s?(?:기사|뉴스)",
].join("|");

/** What is offered to readers who have not paid, in other languages than English. */
const OFFERS = [
  "jederzeit kündbar|(?:jetzt|\\d+ (?:tage|wochen|monate)) (?:gratis|kostenlos) (?:testen|lesen)|weiterlesen mit\\b|(?:nur|exklusiv) für (?:unsere )?(?:abonnent|mitglieder)|abonnent(?:en|innen) vorbehalten|mit (?:einem )?\\S*abo (?:weiterlesen|lesen sie)",
  "abonnez-vous (?:pour|à partir|dès|et)|sans engagement|réservée? (?:à nos|aux) abonnés|pour lire la suite|la suite (?:de cet article )?est réservée",
  "suscr[ií]be(?:te)? (?:para|por|ahora|ya)|(?:contenido|artículo) exclusivo para (?:nuestros )?suscriptores|para (?:seguir|continuar) leyendo",
  "abbonati (?:per|ora|a)\\b|(?:contenuto|articolo) riservat[oa] agli abbonati|per (?:continuare a )?leggere (?:tutto|l[’']articolo)",
  "(?:assine|assinar) (?:já|agora|para|por)|exclusivo para (?:os )?assinantes|para continuar (?:a )?lendo|continue lendo com",
  "(?:word|wordt?) (?:nu )?abonnee|lees verder met|alleen voor abonnees|verder lezen\\?|bli prenumerant|(?:endast )?för prenumeranter|læs videre med|for abonnenter",
  "dostęp (?:tylko )?dla prenumeratorów|wykup (?:dostęp|prenumeratę)|czytaj dalej z|оформите подписку|(?:доступно|только для) (?:только )?подписчик|передплат(?:іть|у)",
  "abone ol(?:un)?\\b|üye(?:lere|liğinizle) özel|会員限定|有料会員|订阅后阅读|付费阅读|구독자 전용|유료회원",
].join("|");

/** Appeals for gifts, in other languages than English. */
const APPEALS = [
  "(?:unterstütz(?:e|en sie)) (?:uns|unser\\w*)\\b[^.!?]{0,80}(?:spende|journalismus|arbeit)|jetzt spenden|mit (?:einer|ihrer|deiner) spende",
  "fai(?:tes|re) un don\\b|soutenez(?:-nous|\\s+(?:notre|le|la|un)\\s+(?:journalisme|média|rédaction|travail))",
  "(?:haz|hacer|haga) (?:una|tu|su) donaci[óo]n|apoya (?:nuestro|el|a) (?:periodismo|trabajo)|apoie (?:o )?(?:nosso )?jornalismo|faça uma doação",
  "fai una donazione|sostieni (?:il nostro |l[’'])?(?:giornalismo|informazione)|doneer (?:nu|hier|een)|steun (?:ons|onze|de) (?:werk|journalistiek|redactie)",
  "wesprzyj (?:nas|nasz)|przekaż darowiznę|поддержите (?:нас|нашу|наш|работу)|сделайте пожертвование|bağış yap|підтримайте (?:нас|нашу)",
].join("|");

const SUMMARY =
  "summar(?:y|ies)|overview|key (?:points|takeaways)|zusammenfassung|kurzfassung|résumé|resumen|riassunto|resumo|samenvatting|sammanfattning|podsumowanie|özet|краткое содержание|摘要|要約|요약";
/** "generated by AI", as a page says it of a part of its own. */
const BY_MACHINE =
  "(?:generated|written|created|produced|made|compiled)(?: \\w+)? (?:by|with|using)(?: the help of)?(?: an?| our)? (?:ai|artificial intelligence|large language model|chatgpt|openai|machine)\\b|(?:mit|von|durch)(?: hilfe)?(?: von)?(?: einer?)? (?:künstlicher intelligenz|ki)\\b|(?:par|de) (?:l[’'])?(?:une )?(?:ia|intelligence artificielle)\\b|(?:por|con|pela) (?:la |una |a )?(?:ia|inteligencia artificial|inteligência artificial)\\b|(?:da|con)(?:ll[’']| l[’']| )(?:ia|intelligenza artificiale)\\b|(?:door|av) (?:een )?(?:ai|kunstmatige intelligentie)\\b|yapay zeka|искусственн\\w+ интеллект|人工智能|ai\\s?(?:生成|による|가|로)";
const THIS =
  "this|the|above|diese|die|ce|cette|este|esta|il|questo|deze|denna|это|эта|bu|本|この|이";
const MACHINE_SUMMARY = new RegExp(
  `(?:^|[^\\p{L}])(?:${THIS})\\s*(?:article )?(?:${SUMMARY})[^.!?]{0,80}(?:${BY_MACHINE})|(?:${BY_MACHINE})[^.!?]{0,60}(?:reviewed|mistakes|geprüft)|^[^\\p{L}]*(?:ai|ki|ia)(?:[- ](?:generated|generierte|powered))?[- ](?:${SUMMARY})`,
  "iu",
);

/** Whether a text says of a summary that a machine made it. */
export function isMachineSummary(text: string): boolean {
  return MACHINE_SUMMARY.test(text);
}

const RULES: readonly Rule[] = [
  {
    reason: "advertisement mark",
    limit: 60,
    pattern:
      /^[\W_]*(?:ad|ads|advert|advertisements?|advertising|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post))[\W_]*(?:scroll to continue|continue reading(?: below)?)?[\W_]*$/iu,
  },
  {
    reason: "menu or button",
    limit: 60,
    pattern: new RegExp(`^[^\\p{L}]*(?:${BUTTONS})[^\\p{L}]*$`, "iu"),
  },
  {
    reason: "share bar",
    limit: 160,
    pattern: new RegExp(
      `^[^\\p{L}]*(?:(?:share|follow|tweet|pin|send)(?: this| us| it)?(?: (?:on|via|by|to|article|story|post))*[^\\p{L}]*)?(?:(?:${SHARED_BY})[^\\p{L}]*)+$`,
      "iu",
    ),
  },
  {
    reason: "newsletter or follow request",
    limit: 300,
    pattern:
      /^[^\p{L}]*(?:sign[ -]?up\b(?: now| here| today)?(?: for| to|:|$)|subscribe (?:to|for|now|today|here)|(?:click|tap) here (?:to|for)|(?:get|read|watch) (?:more |the )?(?:[\w’' ]{1,40} )?by clicking|get (?:the|our|all the) [\w’' ]{0,60}(?:newsletter|inbox|updates|app|alerts|delivered)|get breaking news|join (?:our|the) [\w’' ]{0,40}(?:channel|newsletter|group|mailing|community|telegram|whatsapp)|follow (?:us|him|her|them|me) on|follow [\w’'. @]{1,60} on (?:twitter|facebook|x|instagram|telegram|google)|like us on|find us on|download (?:the|our) [\w’' ]{0,30}app|like (?:this|what you).{0,60}\b(?:share|subscribe|sign)|have a (?:tip|story)\b|want more\b.{0,80}(?:sign|subscribe|newsletter)|there[’']s plenty more where|enter your e-?mail|your e-?mail address|support (?:our|independent) journalism|start your day with)/iu,
  },
  {
    reason: "newsletter or follow request",
    limit: 200,
    pattern:
      /\b(?:sign up|subscribe) (?:for|to) (?:our|the|[\p{L}’'.]+[’']s) [\w ]{0,30}newsletters?\b|\bunsubscribe\b|\bprivacy policy\b.{0,80}\bterms\b|\bterms of (?:service|use)\b.{0,80}\bprivacy\b|\bwe use cookies\b|\bdelivered to your inbox\b|\bright in your inbox\b/iu,
  },
  {
    reason: "link to other articles",
    limit: 220,
    pattern: new RegExp(`^[[(>»•→▶\\s]*(?:${OTHERS})\\s*(?:$|[:>|–—-])`, "iu"),
  },
  {
    reason: "link to other articles",
    limit: 220,
    pattern:
      /^[[(>»•\s]*(?:(?:related(?: (?:posts?|articles?|stor(?:y|ies)|news|content|coverage|links?|topics?|video|reading))?|see also|also read|read (?:also|more|next)|more|watch|what to read next)\s*(?:$|[:>|–—-])|see also\s|also read\s|read more (?:on|about|from|at)\s|also (?:on|from) [\w.]+\s)/iu,
  },
  {
    reason: "link to other articles",
    limit: 200,
    pattern:
      /^[[(>»•\s]*for more (?:great |local |latest )?(?:stories|news|articles|updates|coverage|headlines|videos)\b.{0,80}\b(?:check|visit|see|follow|click|tap|go to|head to|read|subscribe|download|browse)\b/iu,
  },
  {
    reason: "link to other articles",
    limit: 100,
    // Without a full stop at its end: a sentence may begin with these words.
    pattern:
      /^[[(>»•\s]*(?:more (?:on this|from|stories|news|coverage|great|like this)\b|(?:you (?:may|might) (?:also )?(?:like|be interested)|most (?:popular|read|viewed|shared|commented)|recommended(?: for you| reading| stories)?|trending(?: now)?|popular (?:posts|articles|now|this week)|recent (?:posts|articles|news)|latest (?:posts|articles|news|stories)|editor[’']?s[’']? (?:picks?|choice)|don[’']t miss|in case you missed it|up next|watch (?:now|next|more)|(?:top|other) (?:stories|news)|suggested (?:reading|posts)|(?:older|previous|earlier|newer) (?:news|stories|posts|articles))(?!\p{L}))(?![\s\S]*[.!]["'”’)]*$)/iu,
  },
  {
    reason: "photo credit or caption",
    limit: 300,
    pattern:
      /^[[(\s]*(?:(?:photo|image|picture|pic|video|file photo|screenshot|screengrab|illustration|foto|bild|quelle|фото|fotoğraf)s?(?:\s+(?:credits?|source|courtesy|by|from|via))?\s*[:/©|]|(?:photo|image|illustration|video|picture) (?:by|via|courtesy)\b|(?:image|photo|slide) \d+ (?:of|\/)|credit\s*:|©\s*\p{L}+ (?:photo|images))/iu,
  },
  {
    reason: "photo credit or caption",
    limit: 400,
    pattern:
      /(?:\((?:(?:ap|afp|reuters|epa|getty|file) (?:photo|images?|file)|(?:photo|image|picture|credit)(?: by| credit)?\s*[:/])[^()]{0,120}\)|(?:\/|via )(?:getty images|afp|reuters|shutterstock|epa|ap images)\)?|\|\s*(?:getty images|ap|reuters|afp))[\s.\])]*$/iu,
  },
  {
    reason: "reporting credit",
    limit: 400,
    pattern:
      /^[[(\s]*(?:[Aa]dditional |[Ww]ith )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Pp]roduced|[Rr]eported)(?: and (?:writing|editing|reporting))? by\s+\p{Lu}/u,
  },
  {
    reason: "copyright notice",
    limit: 400,
    pattern:
      /^[\W_]*(?:(?:©|copyright\b|\(c\) ?\d{4})|.{0,120}\ball rights reserved\b|this (?:material|article|story) may not be (?:published|reproduced)|no part of this)|무단\s?전재|재배포\s?금지/iu,
  },
  {
    reason: "tags or filing line",
    limit: 300,
    pattern:
      /^[^\p{L}]*(?:tags?|tagged(?: (?:with|in|as))?|filed (?:under|in)|topics?|categor(?:y|ies)|labels?|keywords|posted (?:in|under)|read more on|schlagw(?:orte|örter)|kategorien?|étiquettes|etiquetas|теги)\s*[:|]/iu,
  },
  {
    reason: "reading time or counter",
    limit: 80,
    pattern:
      /^[^\p{L}]*(?:(?:estimated )?read(?:ing)? time\b|\d+\s*(?:-?\s*min(?:ute)?s?\.?)(?: of)? ?read\b|time to read\b|tempo de leitura|temps de lecture|lesezeit|tiempo de lectura|[\d.,]+\s*[kKmM]?\s*(?:views?|shares?|comments?|likes?|reads?|kommentare|commentaires|comentarios|просмотров))/iu,
  },
  {
    reason: "subscription offer",
    limit: 400,
    pattern:
      /^[^\p{L}\p{N}]*(?:\d{1,3}(?:[.,]\d+)?\s*% (?:of (?:this|the) (?:article|story) )?(?:left|remaining)|il vous reste \d)|\b(?:already (?:a|have an?) (?:\w+ )?(?:member|subscriber|subscription|account)\s*\?|get (?:unlimited|full|digital) (?:digital )?access\b|cancel (?:at )?any ?time\b|(?:subscribe|sign in|log in|register|sign up)(?: now| for free)? to (?:continue|read|keep|unlock|access)|(?:continue|keep) reading (?:with|for (?:just|only|free))|to (?:continue|keep) reading|(?:article|content|story) is (?:only |exclusively |reserved )?(?:for|available to|exclusive to) (?:our |paying |registered )?(?:subscribers|members)|(?:start|begin) (?:your|a) free trial|unlock (?:this|the full|unlimited)|free articles? (?:left|remaining|this month))|(?:jetzt|um) weiter(?:zu)?lesen\b.{0,80}(?:abo|anmelden|registrier)|(?:réservée?|exclusi\S+) (?:à nos|aux) abonnés|la suite est réservée|suscr[ií]be(?:te)? para (?:seguir|continuar)|(?:riservat\S+|esclusiv\S+) (?:agli|ai nostri) abbonati/iu,
  },
  {
    reason: "subscription offer",
    limit: 400,
    pattern: new RegExp(`(?<!\\p{L})(?:${OFFERS})`, "iu"),
  },
  { reason: "donation appeal", limit: 500, pattern: new RegExp(`(?<!\\p{L})(?:${APPEALS})`, "iu") },
  { reason: "machine-made summary", limit: 400, pattern: MACHINE_SUMMARY },
  {
    reason: "donation appeal",
    limit: 500,
    pattern:
      /\b(?:support (?:our|independent|quality) (?:work|reporting|journalism|newsroom)|(?:make|consider) (?:a|making a) (?:tax-deductible )?(?:donation|contribution)|donate (?:now|today)|become a (?:supporter|patron|member today)|(?:reader|listener|member)-(?:supported|funded) (?:news|journalism)|help us (?:keep|continue) (?:our|reporting|publishing))\b/iu,
  },
  {
    reason: "machine-made summary",
    limit: 600,
    pattern:
      /^[^\p{L}]*(?:ai(?:-generated)? (?:summary|overview|key points)|summary (?:is |was )?(?:generated|created|written) (?:by|with|using) (?:ai|artificial intelligence)|(?:this|the) (?:summary|overview) (?:is|was) (?:ai-)?(?:generated|created|written) (?:by|with|using) )|\b(?:generated|written|created) (?:by|with|using) (?:ai|artificial intelligence)\b.{0,80}\b(?:summary|reviewed|mistakes)/iu,
  },
  {
    reason: "disclosure",
    limit: 260,
    pattern:
      /\baffiliate (?:and\/or referral )?(?:links?|commission|partner)|^\W*(?:disclaimer|disclosure)\s*:/iu,
  },
  { reason: "web address", limit: 2_000, pattern: /^(?:https?:\/\/|www\.)\S+$/iu },
];

/** Why a line is furniture, or null when its form does not tell. `text` has its white space folded. */
export function furnitureReason(text: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return "no words";
  return RULES.find((rule) => text.length <= rule.limit && rule.pattern.test(text))?.reason ?? null;
}

/** Whether a line heads a list of other articles: what follows it goes too, as long as it reads like headlines. */
export function headsOtherArticles(text: string): boolean {
  return text.length <= 80 && furnitureReason(text) === "link to other articles";
}

const COMMENTS =
  /^[^\p{L}]*(?:(?:[\d.,]+|all|top(?: rated)?|best rated|latest|recent|newest|reader|readers[’']?|user|join the|leave an?|post an?|add an?|view|show|write an?)\s+)*(?:comments?|replies|responses|discussion|conversation|kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари[ий]|yorumlar)[^\p{L}]*(?:(?:on|to) this (?:article|story|post)|policy)?[^\p{L}]*$/iu;

/** Whether a heading opens the readers' comments. */
export function headsComments(text: string): boolean {
  return text.length <= 60 && COMMENTS.test(text);
}
