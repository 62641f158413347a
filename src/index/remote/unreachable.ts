/** The search engine gave no answer: what the articles say is not known. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** The archive was prepared for another version of Dateline, or there is none at the address. */
export class UnsuitableIndexError extends Error {
  override name = "UnsuitableIndexError";
}
