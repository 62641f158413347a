import { OperatorError } from "../../errors.ts";

/** The search engine gave no answer: what the articles say is not known. */
export class UnreachableError extends OperatorError {
  override name = "UnreachableError";
}

/** The archive was prepared for another version of Dateline, or there is none at the address. */
export class UnsuitableIndexError extends OperatorError {
  override name = "UnsuitableIndexError";
}
