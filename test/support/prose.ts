/** Sentences for hand-made pages: each paragraph is long enough to be prose and unlike the others. */
export const PROSE = [
  "The harbour of Westmere was closed on Monday after a ferry with ninety passengers ran aground in thick fog, the coast guard said in a statement.",
  "Nobody was hurt, according to the company that runs the line, and divers are to look at the hull before the ship is towed to the yard in the evening.",
  "Two smaller boats brought the passengers ashore within an hour, while the fire brigade waited on the pier with blankets, hot tea and a generator.",
  "The mayor thanked the crews, whom she called calm and quick, and asked the ministry once more for the second lighthouse that it promised years ago.",
  "Fishermen say that the sandbank has moved by some forty metres since the winter storms, and that the charts which the pilots use do not show it.",
] as const;

export const paragraphs = (count: number = PROSE.length): string =>
  PROSE.slice(0, count)
    .map((text) => `<p>${text}</p>`)
    .join("\n");
