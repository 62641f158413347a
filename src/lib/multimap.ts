/** Adds a value to the list that stands under a key, a new one where there is none. */
export function addToMultimap<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
