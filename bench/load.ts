/**
 * So many /ask at once (1,000 unless said: `npm run bench:load -- 300`), of the articles of this
 * repository or of another folder that a bot has read before (`npm run bench:load -- 300 FOLDER`), each bot in a process of
 * its own, asked by readers in the local Discord of this process: Dateline as it starts, and
 * beside it a bare bot that replies "pong". Times are what a reader waits, in milliseconds. Ends
 * with 1 if Dateline left a question unanswered, deferred one, or was late.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startLocalDiscord, type Sight } from "../src/playground/local-discord.ts";
import { LIMITS } from "../src/reply/limits.ts";
import { goldenQuestions } from "../test/golden/questions.ts";

const AT_ONCE = Number(process.argv[2] ?? 1000);
const CORPUS = process.argv[3] ?? "corpus";
const LATE = LIMITS.interaction.acknowledge;
const ROUNDS = 3;
const WARM_UP = 50;
const BOTS = { dateline: "src/main.ts", pong: "bench/pong.ts" };

const questions = goldenQuestions().map(({ q }) => q);

interface Round {
  wall: number;
  answered: number;
  deferred: number;
  late: number;
  p50: number;
  p99: number;
}

async function load(script: string): Promise<Round[]> {
  const local = await startLocalDiscord();
  const bot = spawn(process.execPath, ["--import", "tsx/esm", script], {
    env: {
      ...process.env,
      DISCORD_TOKEN: local.token,
      DISCORD_API: local.api,
      CORPUS_DIR: CORPUS,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  bot.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  const ready = () =>
    log.includes("logged in") &&
    (!log.includes("reading the articles") || log.includes("articles ready"));
  while (!ready()) {
    await Promise.race([once(bot.stderr, "data"), once(bot, "exit")]);
    if (bot.exitCode !== null) throw new Error(`${script} ended with ${bot.exitCode}:\n${log}`);
  }
  const askAll = (count: number): Promise<Sight[]> =>
    Promise.all(
      Array.from({ length: count }, (_, i) =>
        local.reader().command("ask", { question: questions[i % questions.length] ?? "" }),
      ),
    );
  await askAll(WARM_UP);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    const sights = await askAll(AT_ONCE);
    rounds.push(summary(sights, performance.now() - started));
  }
  bot.kill("SIGTERM");
  await once(bot, "exit");
  await local.stop();
  return rounds;
}

function summary(sights: Sight[], wall: number): Round {
  const waits = sights
    .map(({ answeredMs }) => answeredMs ?? Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a - b);
  const at = (share: number) => waits[Math.ceil(share * waits.length) - 1] ?? 0;
  return {
    wall: Math.round(wall),
    answered: sights.filter(({ error, message }) => error === null && message !== null).length,
    deferred: sights.filter(({ deferred }) => deferred).length,
    late: sights.filter(({ acknowledgedMs }) => (acknowledgedMs ?? Infinity) > LATE).length,
    p50: at(0.5),
    p99: at(0.99),
  };
}

const pong = await load(BOTS.pong);
const dateline = await load(BOTS.dateline);
const fastest = (rounds: Round[]) => Math.min(...rounds.map(({ wall }) => wall));
console.log(`${AT_ONCE} /ask at once, ${ROUNDS} rounds, Node ${process.versions.node}`);
console.table([
  ...pong.map((round) => ({ bot: "pong", ...round })),
  ...dateline.map((round) => ({ bot: "dateline", ...round })),
]);
console.log(`best round: ${(fastest(dateline) / fastest(pong)).toFixed(2)} × the bare bot's time`);
const bad = dateline.some(
  ({ answered, deferred, late }) => answered < AT_ONCE || deferred > 0 || late > 0,
);
console.log(bad ? "NOT all answered at once" : "all answered, none deferred, none late");
process.exitCode = bad ? 1 : 0;
