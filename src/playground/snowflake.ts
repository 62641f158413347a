const DISCORD_EPOCH = 1_420_070_400_000;
const PER_MILLISECOND = 4_194_304n;

/** A maker of ids in Discord's form (milliseconds since 2015, then a counter), always rising. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(now() - DISCORD_EPOCH) * PER_MILLISECOND;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}
