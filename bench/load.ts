/**
 * `npm run bench:load -- [--at-once 1,100,1000] [--mixed] [folder]`: readers in the local Discord
 * of this process, all at once, each bot in a separate process: Dateline as it starts, with the
 * articles of this repository or of a folder, and in turns with it a bare bot that replies "pong";
 * both by the gateway, and both posted their interactions.
 * With `--mixed` they type, press buttons and use every command, else they all use /ask. Times are
 * what a reader waits, in milliseconds; the local Discord takes some .05 ms of it to check "pong",
 * .2 ms for an answer. Ends with 1 if Dateline left anything unanswered, deferred anything, or was
 * late.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { isLargeFolder } from "../src/answer/open-archive.ts";
import { articleFiles, readArticle } from "../src/articles/load.ts";
import {
  startLocalDiscord,
  type Reader,
  type ClientView,
} from "../src/playground/local-discord.ts";
import { LIMITS } from "../src/reply/discord/limits.ts";
import { goldenQuestions } from "../test/support/golden-questions.ts";
import { type Act, ask, mixed } from "./acts.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsQuestions } from "./questions.ts";

const LATE = LIMITS.interaction.acknowledge;
const ROUNDS = 3;
/** Acts of a round, at least: fewer at once follow one another. */
const MIN_SAMPLES = 500;
const WARM_UP = 50;
const ASKED_ABOUT = 200;
const QUESTIONS = 500;
const DATELINE = "src/main.ts";
/** The bare bot and Dateline, by the way that interactions come. */
const WAYS = {
  gateway: ["bench/pong.ts", DATELINE],
  endpoint: ["bench/pong-endpoint.ts", DATELINE],
} as const;
type Way = keyof typeof WAYS;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "at-once": { type: "string", default: "1000" },
    mixed: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
const CORPUS = folder ?? "corpus";
const sizes = values["at-once"].split(",").map(Number);

interface Round {
  way: Way;
  bot: "pong" | "dateline";
  atOnce: number;
  /** Of the last to be answered. */
  all: number;
  p50: number;
  p99: number;
  unanswered: number;
  deferred: number;
  late: number;
}

/** The golden questions that have an answer; of another folder, questions made from some of its articles. */
async function questionsOf(): Promise<string[]> {
  if (folder === undefined) {
    return goldenQuestions().flatMap(({ q, gold }) => (gold.length > 0 ? [q] : []));
  }
  const files = await articleFiles(folder);
  const step = Math.ceil(files.length / ASKED_ABOUT);
  const some = files.filter((_, at) => at % step === 0);
  const read = await Promise.all(some.map((file) => readArticle(folder, file)));
  return newsQuestions(
    read.flatMap(({ article }) => article ?? []),
    QUESTIONS,
  );
}

interface Running extends Pick<Round, "way" | "bot"> {
  /** So many acts at once, each by another reader. */
  act(count: number, acts: readonly Act[]): Promise<Seen[]>;
  stop(): Promise<void>;
}

async function run(way: Way, script: string): Promise<Running> {
  const local = await startLocalDiscord();
  const posted = {
    PUBLIC_KEY: local.publicKey,
    APPLICATION_ID: local.applicationId,
    INTERACTIONS_PORT: "0",
    REGISTER_COMMANDS: "1",
  };
  const { stop, url } = await start(script, {
    DISCORD_TOKEN: local.token,
    DISCORD_API: local.api,
    CORPUS_DIR: CORPUS,
    ...(way === "endpoint" && posted),
  });
  if (url !== null) await local.useEndpoint(url);
  let next = 0;
  return {
    way,
    bot: script === DATELINE ? "dateline" : "pong",
    async act(count, acts) {
      const ready = Array.from({ length: count }, () => {
        next += 1;
        const act = acts[next % acts.length] ?? ask;
        return { act, reader: local.reader(), question: questions[next % questions.length] ?? "" };
      });
      const messages: string[] = [];
      for (const { act, reader, question } of ready) {
        messages.push((await act.before?.(reader, question)) ?? "");
      }
      return Promise.all(ready.map((one, at) => timed(one, messages[at] ?? "")));
    },
    async stop() {
      await stop();
      await local.stop();
    },
  };
}

/** The bots in turns: how fast the machine is changes from one minute to the next. */
async function load(bots: readonly Running[]): Promise<Round[]> {
  for (const bot of bots) await bot.act(WARM_UP, [ask]);
  const rounds: Round[] = [];
  for (const size of sizes) {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const bot of bots) {
        const acts = bot.bot === "dateline" && values.mixed ? mixed : [ask];
        const seen: Seen[] = [];
        while (seen.length < Math.max(size, MIN_SAMPLES)) seen.push(...(await bot.act(size, acts)));
        rounds.push({ way: bot.way, bot: bot.bot, ...summary(size, seen) });
      }
    }
  }
  return rounds;
}

interface Started {
  /** Where it is posted its interactions. */
  url: string | null;
  stop: () => Promise<unknown>;
}

async function start(script: string, settings: NodeJS.ProcessEnv): Promise<Started> {
  const bot = spawn(process.execPath, ["--import", "tsx/esm", script], {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  bot.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  // Of a large folder nothing can be answered before it is read.
  const reads = script === DATELINE && (await isLargeFolder(CORPUS));
  const ready = () =>
    /logged in|interactions are answered/.test(log) && (!reads || log.includes("articles ready"));
  const ended = once(bot, "exit");
  while (!ready()) {
    await Promise.race([once(bot.stderr, "data"), ended]);
    if (bot.exitCode !== null) throw new Error(`${script} ended with ${bot.exitCode}:\n${log}`);
  }
  return {
    url: /"url":"([^"]+interactions)"/.exec(log)?.[1] ?? null,
    stop: () => {
      bot.kill("SIGTERM");
      return ended;
    },
  };
}

interface Seen {
  sight: ClientView;
  ms: number;
}

interface Ready {
  act: Act;
  reader: Reader;
  question: string;
}

async function timed({ act, reader, question }: Ready, message: string): Promise<Seen> {
  const started = performance.now();
  const sight = await act.run(reader, question, message);
  return { sight, ms: performance.now() - started };
}

function summary(atOnce: number, seen: readonly Seen[]): Omit<Round, "way" | "bot"> {
  const waits = percentilesOf(seen.map(({ ms }) => ms));
  const at = (share: number) => Number(waits(share).toFixed(2));
  const sights = seen.map(({ sight }) => sight);
  return {
    atOnce,
    all: at(1),
    p50: at(0.5),
    p99: at(0.99),
    unanswered: sights.filter(({ error, message, choices }) => error ?? !(message ?? choices))
      .length,
    deferred: sights.filter(({ deferred }) => deferred).length,
    late: sights.filter(({ acknowledgedMs }) => (acknowledgedMs ?? Infinity) > LATE).length,
  };
}

const questions = await questionsOf();
const bots: Running[] = [];
try {
  for (const way of ["gateway", "endpoint"] as const) {
    for (const script of WAYS[way]) bots.push(await run(way, script));
  }
  report(await load(bots));
} finally {
  for (const bot of bots) await bot.stop();
}

function report(rounds: readonly Round[]): void {
  console.log(`${values.mixed ? "mixed acts" : "/ask"}, Node ${process.versions.node}`);
  const order = (a: Round, b: Round): number =>
    a.atOnce - b.atOnce || b.way.localeCompare(a.way) || b.bot.localeCompare(a.bot);
  console.table(rounds.toSorted(order));
  for (const size of sizes) {
    for (const way of ["gateway", "endpoint"] as const) {
      const best = (name: Round["bot"]) =>
        Math.min(
          ...rounds
            .filter(({ way: by, bot, atOnce }) => by === way && bot === name && atOnce === size)
            .map(({ p50 }) => p50),
        );
      const times = (best("dateline") / best("pong")).toFixed(2);
      console.log(`${size} at once, ${way}, p50 of the best round: ${times} × the bare bot's`);
    }
  }
  const bad = rounds.some(
    ({ bot, unanswered, deferred, late }) =>
      bot === "dateline" && (unanswered > 0 || deferred > 0 || late > 0),
  );
  console.log(bad ? "NOT all answered at once" : "all answered, none deferred, none late");
  process.exitCode = bad ? 1 : 0;
}
