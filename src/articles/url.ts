const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|ref_src|ocid|igshid|smid|at_\w+)$/i;

/**
 * An address without what does not change the page: scheme, "www.", "/amp", tracking, fragment,
 * final slash. Addresses with the same key name one page; what is no address is its own key.
 */
export function urlKey(address: string): string {
  const full = /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(full)) return address;
  const url = new URL(full);
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
  const path = url.pathname.replace(/\/(?:amp|index\.html?)\/?$/i, "").replace(/\/+$/, "");
  return `${url.host.replace(/^(?:www|m|amp)\./, "")}${path}${query === "" ? "" : `?${query}`}`;
}
