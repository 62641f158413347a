import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** Seconds by which the clocks may differ: a request that someone kept is worth no more after it. */
export const MAX_SKEW = 300;

const HEX_SIGNATURE = /^[\da-f]{128}$/i;

/** An application's public key, of 64 hexadecimal digits, for Ed25519 (RFC 8032). */
export function publicKey(hex: string): KeyObject {
  const x = Buffer.from(hex, "hex").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** A request as far as its signature goes. */
export interface Signed {
  /** `X-Signature-Ed25519`: hexadecimal. */
  signature: string;
  /** `X-Signature-Timestamp`: seconds since 1970. */
  timestamp: string;
  body: Uint8Array;
}

/**
 * Whether Discord signed a request ("Security and Authorization",
 * https://docs.discord.com/developers/interactions/overview). Nothing here is secret, so nothing
 * can leak by how long it takes.
 */
export function isSigned(key: KeyObject, { signature, timestamp, body }: Signed): boolean {
  if (!HEX_SIGNATURE.test(signature) || !/^\d{1,12}$/.test(timestamp)) return false;
  const message = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, message, key, Buffer.from(signature, "hex"));
}

/** Seconds by which a signed request is older than our clock; negative where it is ahead. */
export function skewOf(timestamp: string, now: number): number {
  return Math.round(now / 1000) - Number(timestamp);
}
