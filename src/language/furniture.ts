import { wordsIn } from "./fold.ts";

/** What a page prints around its article; a longer paragraph says something of its own. */
const MAX_WORDS = 40;
const FURNITURE: readonly RegExp[] = [
  /^(?:last |first )?(?:updated?|published|posted|modified)\b[:.]?\s.*\d/iu,
  /^\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b/iu,
  /\b(?:sign|signed|signing) up (?:to|for)\b.*\b(?:newsletter|alerts?|e-?mails?|updates?|briefing)/iu,
  /\b(?:our|free|daily|weekly) newsletters?\b/iu,
  /\b(?:with a|your|our|digital|print) subscriptions?\b|\bsubscribe (?:now|today|to|for|here)\b|\bsubscribers? only\b/iu,
  /\bfor more (?:stories|news|information|on this)\b.*\b(?:check|visit|see|click|follow|go to|read)\b/iu,
  /^(?:read|see|watch|listen) (?:more|also|next|now)\b/iu,
  /^(?:click|tap) (?:here|on)\b|\bclick here\b/iu,
  /^(?:follow|like|find|join|contact) (?:us|me|him|her|them)\b/iu,
  /^(?:photo(?:graph)?s?|images?|pictures?|credits?|video|graphic)(?: credit| by| courtesy)?\s*:/iu,
  /\b(?:getty images|all rights reserved|terms of (?:use|service)|privacy policy|cookie(?:s| policy))\b/iu,
  /^(?:e-?mail|tel|phone|fax|twitter|contact)\s*:/iu,
  /^(?:share|tweet|print|comments?|advertisement|related|related (?:articles|stories|topics)|more from|most (?:read|popular)|trending|tags?|topics|sections?)\b[^.!?]{0,40}$/iu,
  /^(?:table of )?contents$/iu,
  /\bdonat(?:e|ion)\b.*\b(?:support|journalism|newsroom)\b|\bsupport our (?:work|journalism)\b/iu,
];
/** What one of these holds: most paragraphs have none of it, and are told in a tenth of the time. */
const MAYBE =
  /^(?:\d|updat|last|first|publi|post|modif|read|see|watch|listen|click|tap|follow|like|find|join|contact|photo|image|picture|credit|video|graphic|e-?mail|tel|phone|fax|twitter|share|tweet|print|comment|advert|related|more|most|trend|tag|topic|section|table|content)|sign(?:ed|ing)? up|newsletter|subscri|for more|click here|getty|all rights|terms of|privacy|cookie|donat|support our/iu;

/**
 * Whether a paragraph is what pages print under or beside their articles: a newsletter's
 * advertisement, a credit, "1 day ago". Never quoted as an answer.
 */
export function isFurniture(text: string): boolean {
  if (!MAYBE.test(text)) return false;
  return FURNITURE.some((pattern) => pattern.test(text)) && wordsIn(text).length <= MAX_WORDS;
}
