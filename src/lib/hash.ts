/** FNV-1a for 32 bits (Fowler, Noll and Vo; RFC 9923). */
export const HASH_START = 0x811c9dc5;
const PRIME = 0x01000193;

/** Takes one more unit into a hash. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** The FNV-1a hash of a text's UTF-16 units, from 0 to 2³² − 1. */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) hash = hashStep(hash, text.charCodeAt(at));
  return hash >>> 0;
}

/** The FNV-1a hash of bytes, from 0 to 2³² − 1. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) hash = hashStep(hash, bytes[at] ?? 0);
  return hash >>> 0;
}

/** Mixes a hash's upper bits into the lower ones, for tables that use only those. */
export function mixDown(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
