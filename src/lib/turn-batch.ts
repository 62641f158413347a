/** What is asked for in one turn of the event loop, and its answers once they are there. */
interface Turn<Q, A> {
  asked: Q[];
  answers: Promise<readonly A[]>;
}

/** Gathers what is asked for in one turn of the event loop, and asks for all of it at once. */
export class TurnBatch<Q, A> {
  readonly #answer: (asked: readonly Q[]) => Promise<readonly A[]>;
  #turn: Turn<Q, A> | null = null;

  /** `answer` gives one answer a question, in the order asked. */
  constructor(answer: (asked: readonly Q[]) => Promise<readonly A[]>) {
    this.#answer = answer;
  }

  /** The answers in the order asked. Rejects as `answer` does, for all who asked in that turn. */
  async ask(questions: readonly Q[]): Promise<A[]> {
    if (questions.length === 0) return [];
    this.#turn ??= this.#begin();
    const { asked, answers } = this.#turn;
    const from = asked.length;
    asked.push(...questions);
    return (await answers).slice(from, from + questions.length);
  }

  #begin(): Turn<Q, A> {
    const asked: Q[] = [];
    // What is only waiting for other promises is still of this turn.
    const answers = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.#turn = null;
      return this.#answer(asked);
    });
    return { asked, answers };
  }
}
