/** What `make` gives for this key, made once; the oldest of more than `most` are forgotten. */
export function remember<K, V>(kept: Map<K, V>, most: number, key: K, make: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  const oldest = kept.keys().next();
  if (kept.size >= most && oldest.done !== true) kept.delete(oldest.value);
  kept.set(key, made);
  return made;
}
