/**
 * Class names and ids that sites give to what stands around an article. A word counts where it begins a part
 * of a name ("related-links", "block_related"), not inside one ("correlated").
 */
const AROUND = new RegExp(
  `(?:^|[\\s_:./-])(?:${[
    "caption\\w*|credits?|byline\\w*|dateline|timestamp|pub-?date|publish-?date|post-?date|date-?posted|entry-?date|post-?meta|entry-?meta|article-?meta|content__meta|meta-?(?:data|info|line)|postinfo|infobox-top",
    "author-?\\w*|bio(?:graphy)?|about-?author|contributor\\w*|writer-?\\w*",
    "related\\w*|recirc\\w*|recommend\\w*|more-(?:from|on|stories|news|articles)|read-?(?:more|next|also)|also-?(?:read|on)|see-?also|most-?(?:read|popular|viewed)|trending|popular|up-?next|suggested|other-?(?:news|stories)|latest-?\\w*|teasers?|promo\\w*|callout",
    "newsletter\\w*|sign-?up\\w*|singup\\w*|subscri\\w*|paywall|regwall|log-?in|gigya|optin|mailchimp|inbox",
    "shar(?:e|ing)\\w*|social\\w*|follow-?\\w*|addthis|addtoany|sharedaddy|jp-relatedposts|jp-post-flair",
    "comments?(?:-\\w*)?|commentbox|reader-?(?:comments?|responses?)|disqus\\w*|vukkle\\w*|respond|reply",
    "ad|ads|adv|advert\\w*|ad-?(?:container|slot|unit|wrapper|block|banner|label)|sponsor\\w*|outbrain\\w*|taboola\\w*|dfp|wpcnt|banner\\w*|donat\\w*",
    "tags?|tag-?list|tags?-links|categor(?:y|ies)-?(?:links|list)|breadcrumbs?|pagination|pager|nav|navigation|menu\\w*|toolbar|print-?\\w*|skip-?link|screen-?reader-?\\w*|sr-only|visually-?hidden|visuallyhidden",
    "ai-(?:summary|generated|overview)\\w*|footer|sidebar|widgets?|aside|copyright|disclaimer\\w*|attribution\\w*|cookie\\w*|popup|modal|tooltip|dialog|alertdialog|consent\\w*|gdpr\\w*|onetrust\\w*|didomi\\w*|read(?:ing)?-?time|estimated-read-time|rating\\w*|poll|slide(?:show|r)?-?\\w*|gallery\\w*|carousel\\w*|lightbox|control-?(?:bar|panel)",
  ].join("|")})(?=$|[\\s_:./-])`,
  "u",
);

/** Names that some sites give to parts of the article itself: a paragraph behind a paywall, a column of a print layout. */
const SOFT =
  /^\W*(?:print|paywall|regwall|sidebar|slide|slider|slideshow|teaser|widget|aside|promo|callout|gallery|carousel|subscri|banner|popular|menu|modal|tooltip)/u;

export function isSoftMark(mark: string): boolean {
  return SOFT.test(mark);
}

/** The mark that says what an element is for, or null. `marks` is its lower-case class, id and role. */
export function aroundMark(marks: string): string | null {
  const match = AROUND.exec(marks);
  return match === null ? null : match[0].trim();
}

/**
 * An element's names without utility classes and those by which WordPress lists an article's own category, tags and state on the
 * element that holds the article itself.
 */
export function ownMarks(names: string): string {
  // "print:hidden" and "md:sidebar" say when a style applies, not what the element is.
  const marks = names.replace(/(?:^|\s)\S*:\S*/gu, " ");
  if (!/(?:^|\s)(?:hentry|type-\S+|status-\S+)(?=\s|$)/u.test(marks)) return marks;
  return marks.replace(/(?:^|\s)(?:category|tag|post|format|type|status|author|has)-\S+/gu, " ");
}
