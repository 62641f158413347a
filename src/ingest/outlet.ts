/** Hosts that serve other outlets' pictures and pages: they name no publisher. */
const CARRIERS =
  /(?:^|\.)(?:amazonaws|cloudfront|akamai\w*|wp|wordpress|blogspot|googleusercontent|gstatic|google|fbcdn|facebook|twitter|twimg|x|t|youtube|ytimg|instagram|imgur|flickr|staticflickr|gettyimages|shutterstock|cloudinary|imgix|fastly|medium|substack|archive|web\.archive|bit)\.\w+$/i;

const GENERIC_LABELS =
  /^(?:www\d?|m|amp|mobile|media|cdn\d*|static|images?|img\d*|assets|i\d*|s\d*|pics?|photos?|files|news|en|edition)$/i;
/** Second-level names under which countries register sites: "co.uk", "com.tr". */
const REGISTRY = /^(?:co|com|org|net|gov|ac|edu|or|ne|go)$/i;

/**
 * A name for the outlet behind a host, or null for a host that carries others' content. Only a leading "the"
 * can be told from the rest of the word: "media.thetribune.example" is "The Tribune", "rt.com" stays "rt.com".
 */
export function outletOfHost(host: string): string | null {
  if (CARRIERS.test(host) || /^[\d.]+$|:|^localhost$/.test(host)) return null;
  const labels = host.toLowerCase().split(".");
  while (labels.length > 2 && GENERIC_LABELS.test(labels[0] ?? "")) labels.shift();
  const suffix = labels.length > 2 && REGISTRY.test(labels.at(-2) ?? "") ? 2 : 1;
  const name = labels.at(-suffix - 1);
  if (name === undefined) return null;
  const withArticle = /^the-?([a-z]{4,})$/.exec(name)?.[1];
  if (withArticle && !/^(?:the(?:me|sis|atre|ater|ory|rap|rm|ology))/.test(name)) {
    return `The ${withArticle.slice(0, 1).toUpperCase()}${withArticle.slice(1)}`;
  }
  return labels.slice(-suffix - 1).join(".");
}

/** Words that newspapers, agencies and stations have in their names. */
const MASTHEAD =
  /(?<!\p{L})(?:times|post|news|herald|tribune|gazette|chronicle|journal|observer|telegraph|express|mirror|globe|daily|weekly|press|agency|standard|examiner|bulletin|dispatch|echo|monitor|review|inquirer|register|zeitung|nachrichten|anzeiger|kurier|rundschau|presse|tageblatt|diario|periódico|noticias|giornale|corriere|gazzetta|radio|tv|television|broadcasting)(?!\p{L})/iu;

/** Whether a short line reads like an outlet's name rather than a person's. */
export function looksLikeOutlet(line: string): boolean {
  const words = line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return (
    words >= 1 &&
    words <= 6 &&
    line.length <= 60 &&
    /^[\p{Lu}\p{N}]/u.test(line) &&
    MASTHEAD.test(line)
  );
}
