/** Adds a value to the list of a key, which is made when there is none. */
export function addToMultimap<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
