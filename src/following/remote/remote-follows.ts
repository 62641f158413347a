import { randomInt } from "node:crypto";
import type { SharedDocuments } from "../../index/remote/shared-documents.ts";
import {
  type Audience,
  type Follow,
  type Follows,
  isSameQuestion,
  MAX_FOLLOWS,
} from "../follows.ts";
import {
  type AudienceDocument,
  type FollowEntry,
  type ToldDocument,
  toldId,
} from "./follow-documents.ts";

/** The largest that `randomInt` gives: among millions, no two are the same. */
const MAX_ID = 2 ** 48 - 1;

type Added = Awaited<ReturnType<Follows["add"]>>;

/** The questions that are followed, as a search engine holds them for all processes of a bot. */
export class RemoteFollows implements Follows {
  readonly #documents: SharedDocuments;
  readonly #written: () => number;
  #active: { state: string; follows: readonly Follow[] } | null = null;

  /** `written`: when the archive had last been written, as far as this process knows. */
  constructor(documents: SharedDocuments, written: () => number) {
    this.#documents = documents;
    this.#written = written;
  }

  async add(
    { question, locale, user, channel }: Omit<Follow, "id" | "paused">,
    now: number,
  ): Promise<Added> {
    const id = randomInt(1, MAX_ID);
    const added = { id, question, locale, user, since: now, after: this.#written(), paused: false };
    // Without it, nothing is told: it is there before the question is followed, and gone after.
    const told: ToldDocument = { follow: id, day: "", told: 0, quotes: [], untold: [] };
    await this.#documents.change<ToldDocument>(toldId(id), (found) =>
      found === null ? told : undefined,
    );
    const audience = audienceId({ user, channel });
    let outcome: Added = "added";
    await this.#change(audience, (found) => {
      const others = found?.follows ?? [];
      outcome = outcomeOf(others, added);
      // Where it is there already, an attempt wrote it whose answer was lost.
      if (outcome !== "added" || others.some((other) => other.id === id)) return undefined;
      return { audience, channel, follows: [...others, added] };
    });
    if (outcome !== "added") await this.#documents.remove(toldId(id));
    return outcome;
  }

  async of(audience: Audience): Promise<Follow[]> {
    const found = await this.#documents.get<AudienceDocument>(audienceId(audience));
    return found === null ? [] : followsIn(found.document);
  }

  async find(id: number): Promise<Follow | null> {
    const found = await this.#documentWith(id);
    const follow = found && followsIn(found).find((each) => each.id === id);
    return follow ?? null;
  }

  /** The same list as before, as long as nothing has changed. */
  async active(): Promise<readonly Follow[]> {
    const state = await this.#documents.stateOf("audience");
    if (this.#active?.state === state) return this.#active.follows;
    const follows: Follow[] = [];
    let after: unknown[] | undefined;
    do {
      const query = { exists: { field: "audience" } };
      const page = await this.#documents.page<AudienceDocument>(query, "audience", after);
      for (const document of page.documents) {
        follows.push(...followsIn(document).filter(({ paused }) => !paused));
      }
      after = page.next;
    } while (after !== undefined);
    this.#active = { state, follows };
    return follows;
  }

  async pause(id: number, paused: boolean): Promise<void> {
    const found = await this.#documentWith(id);
    if (found === null) return;
    await this.#change(found.audience, (document) => {
      if (document === null) return undefined;
      const follows = document.follows.map((each) => (each.id === id ? { ...each, paused } : each));
      return { ...document, follows };
    });
  }

  async remove(id: number): Promise<void> {
    // First, for as long as the question is listed, whoever wanted it gone can say so again.
    await this.#documents.remove(toldId(id));
    const found = await this.#documentWith(id);
    if (found === null) return;
    await this.#change(found.audience, (document) => {
      const follows = document?.follows.filter((each) => each.id !== id) ?? [];
      return document === null || follows.length === 0 ? null : { ...document, follows };
    });
  }

  /** Everybody finds it from then on. */
  #change(
    audience: string,
    change: (document: AudienceDocument | null) => AudienceDocument | null | undefined,
  ): Promise<void> {
    return this.#documents.change(audience, change, true);
  }

  async #documentWith(id: number): Promise<AudienceDocument | null> {
    const query = { bool: { filter: [{ term: { "follows.id": id } }] } };
    const { documents } = await this.#documents.page<AudienceDocument>(query, "audience");
    return documents[0] ?? null;
  }
}

/** What becomes of a question beside what its audience follows. */
function outcomeOf(others: readonly FollowEntry[], { id, question }: FollowEntry): Added {
  if (others.some((other) => other.id === id)) return "added";
  if (others.some((other) => isSameQuestion(other.question, question))) return "known";
  return others.length >= MAX_FOLLOWS ? "too many" : "added";
}

/** Ids are of digits alone. */
function audienceId({ user, channel }: Audience): string {
  return channel === null ? `user-${user}` : `channel-${channel}`;
}

function followsIn({ channel, follows }: AudienceDocument): Follow[] {
  return follows.map(({ id, question, locale, user, paused, after }) => {
    return { id, question, locale, user, channel, paused, after };
  });
}
