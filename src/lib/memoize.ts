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

/** What `make` gives for this key, made once; the oldest of more than `max` are forgotten. */
export function memoize<K, V>(kept: Map<K, V>, max: number, key: K, make: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  const oldest = kept.keys().next();
  if (kept.size >= max && oldest.done !== true) kept.delete(oldest.value);
  kept.set(key, made);
  return made;
}
