/**
 * Maps a source in its order with up to `width` items in work at a time: while one result is used, the next are
 * made. A failure comes where its item's turn is.
 */
export async function* mapAhead<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  width: number,
  make: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  for await (const item of source) {
    const made = make(item);
    // It is awaited later: until then a failure is nobody's.
    made.catch(() => undefined);
    pending.push(made);
    if (pending.length < width) continue;
    const next = pending.shift();
    if (next !== undefined) yield await next;
  }
  for (const next of pending) yield await next;
}
