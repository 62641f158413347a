/** Hosts that serve a page under the address of somebody else's copy of it. */
const ARCHIVES =
  /(?:^|\.)(?:archive\.(?:org|today|ph|is|li|vn|fo|md)|archive-it\.org|webarchive\.[\w.-]+|arquivo\.pt|perma\.cc|webcitation\.org|megalodon\.jp|ghostarchive\.org|cdn\.ampproject\.org|webcache\.googleusercontent\.com|swap\.stanford\.edu)$/i;

/** "/web/20230310101500id_/http://…" and "/2023.03.10-101500/https://…": the day of a capture, then the page. */
const CAPTURE = /\/\d{4}[\d.-]{0,16}(?:[a-z]{2}_)?\*?\/(https?:\/{1,2}\S+|www\.\S+)$/i;
const INNER = /[/:=](https?:\/{1,2}\S+)$/i;

function isArchiveHost(host: string): boolean {
  return ARCHIVES.test(host);
}

/** "Wayback Machine", "archive.ph": what an archive calls itself is no outlet. */
export function isArchiveName(name: string): boolean {
  return ARCHIVES.test(name.trim()) || /^(?:wayback machine|internet archive)$/i.test(name.trim());
}

/** The day on which a web archive took its copy, by the archive's address; null for other addresses. */
export function captureDay(address: string): string | null {
  if (originalAddress(address) === address) return null;
  const [, year, month, day] = /\/(\d{4})\.?(\d{2})\.?(\d{2})[\d.-]*\w{0,4}\//.exec(address) ?? [];
  return day === undefined ? null : `${year}-${month}-${day}`;
}

/**
 * The address that a web archive or a cache holds a copy of; any other address as it is. The day in an archive's
 * own address is the day of the capture.
 */
export function originalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const rest = `${url.pathname}${url.search}`;
  const cached = /^cache:(?:[\w-]+:)?(\S+)/.exec(url.searchParams.get("q") ?? "")?.[1];
  const amp = /^\/[civ](\/s)?\/(\S+)$/i.exec(rest);
  const inner = url.hostname.endsWith("cdn.ampproject.org")
    ? amp?.[2] && `http${amp[1] === undefined ? "" : "s"}://${amp[2]}`
    : (cached ??
      CAPTURE.exec(rest)?.[1] ??
      (isArchiveHost(url.hostname) ? INNER.exec(rest)?.[1] : undefined));
  if (!inner) return address;
  const whole = (/^https?:/i.test(inner) ? inner : `http://${inner}`).replace(
    /^(https?:)\/(?!\/)/i,
    "$1//",
  );
  return URL.canParse(whole) ? new URL(whole).href : address;
}
