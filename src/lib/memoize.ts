/** What `make` gives, made when it is first needed; after a failure the next call tries again. */
export function lazy<V>(make: () => Promise<V>): () => Promise<V> {
  let made: Promise<V> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

/** Of so many that are kept, one is forgotten at a time. */
const AT_A_TIME = 16;

/**
 * What `make` gives for this key, made once; the oldest of more than `max` are forgotten, a few at
 * once: before the first of a `Map` V8 passes over all that were deleted lately.
 */
export function memoize<K, V>(kept: Map<K, V>, max: number, key: K, make: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size >= max) forgetOldest(kept, Math.ceil(max / AT_A_TIME));
  kept.set(key, made);
  return made;
}

function forgetOldest<K>(kept: Map<K, unknown>, count: number): void {
  let left = count;
  for (const key of kept.keys()) {
    kept.delete(key);
    left -= 1;
    if (left === 0) return;
  }
}
