/** The opening of an agency report: "MOSCOW, May 19. /TASS/.", "LONDON (Reuters) -". */
export interface Dateline {
  /** The whole opening as written. */
  text: string;
  agency: string | null;
  /** What comes between the place and the agency, a day perhaps. */
  between: string;
}

const PLACE = "\\p{Lu}[\\p{L}.’'-]*(?:[ /-](?:\\p{Lu}|de|la|al)[\\p{L}.’'-]*){0,4}";
const WHEN = "(?:,\\s+(?<between>[^()/—–:]{3,40}?))?";
const AGENCY = "(?<agency>\\p{Lu}[\\p{L}\\p{N}.&’' -]{1,38})";
const DASH = "\\s*(?:[-–—]{1,2}|:)\\s";

const FORMS: readonly RegExp[] = [
  new RegExp(
    `^${PLACE}(?:,\\s+${PLACE})?${WHEN}[.,]?\\s*[/(]\\s*${AGENCY}\\s*[/)]\\s*[-–—.,:]*`,
    "u",
  ),
  new RegExp(`^\\(\\s*${AGENCY}\\s*\\)${DASH}`, "u"),
  new RegExp(
    `^(?=[\\p{Lu}\\s.,’'/-]{3,})${PLACE},\\s+(?<between>\\p{L}{3,9}\\.? \\d{1,2}(?:,? \\d{4})?|\\d{1,2} \\p{L}{3,9}(?: \\d{4})?)${DASH}`,
    "u",
  ),
];

/** The dateline with which a paragraph opens, or null. */
export function readDateline(paragraph: string): Dateline | null {
  for (const form of FORMS) {
    const match = form.exec(paragraph.slice(0, 160));
    if (!match) continue;
    const agency = match.groups?.["agency"]?.trim() ?? null;
    const between = match.groups?.["between"]?.trim() ?? "";
    // "Georgia (Tbilisi) said": a bracket after one word is a dateline only when a dash or stop follows.
    if (agency !== null && !/[-–—.:/]\s*$/u.test(match[0])) continue;
    return { text: match[0].trim(), agency, between };
  }
  return null;
}
