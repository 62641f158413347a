import ipaddr from "ipaddr.js";
import { InputError } from "../input-error.ts";

/**
 * Whether an IP address is one that the whole internet can reach. Private, loopback, link-local, shared and
 * reserved ones are not, nor are the IPv6 forms of an IPv4 address (mapped, NAT64, 6to4, Teredo):
 * their inner address is not looked at, since no outlet publishes under them.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";
}

/** A host that is an IP address, without the brackets of IPv6; null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Checks an address before anything is sent to it: http or https, ports 80 and 443, no credentials, no literal
 * IP address outside the public internet. Names are checked when they are resolved.
 * `trusted` are origins that a test serves itself; nothing else may pass any.
 * @throws {InputError}
 */
export function checkedUrl(address: string, trusted: ReadonlySet<string>): URL {
  if (!URL.canParse(address)) throw new InputError(`"${address}" is not a web address.`);
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InputError(`Only http and https addresses can be fetched, not ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new InputError("Addresses with a user name or password cannot be fetched.");
  }
  if (trusted.has(url.origin)) return url;
  if (url.port !== "" && url.port !== "80" && url.port !== "443") {
    throw new InputError(`Only ports 80 and 443 can be fetched, not ${url.port}.`);
  }
  // The URL parser has turned decimal, octal and hexadecimal IPv4 forms into dotted ones.
  const literal = literalAddress(url.hostname);
  if (literal !== null && !isPublicAddress(literal)) throw notPublic(url.hostname);
  return url;
}

export function notPublic(host: string): InputError {
  return new InputError(`${host} is not on the public internet, so it is not fetched.`);
}
