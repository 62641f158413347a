/** Which letters a word holds, one bit a letter (others share bits). */
export function letters(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= letterBit(word.charCodeAt(at));
  return mask;
}

/** The bit of a letter, by its character code. */
export function letterBit(code: number): number {
  return 1 << (code % 32);
}

/** How many bits are set, counted in pairs, fours and eights at once: it runs over every word. */
export function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  const eights = (fours + (fours >>> 4)) & 0x0f_0f_0f_0f;
  return Math.imul(eights, 0x01_01_01_01) >>> 24;
}
