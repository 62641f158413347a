import { Command } from "commander";
import type { Logger } from "pino";
import packageJson from "../package.json" with { type: "json" };
import { answerTo } from "../commands/ask.ts";
import { commands, withoutFollowing } from "../commands/index.ts";
import type { AdminServer } from "./admin/admin-server.ts";
import type { HealthSources } from "./admin/health.ts";
import { openApp, openEmptyApp, openRemoteApp, type LiveApp, type OpenedApp } from "./app.ts";
import type { RemoteArchive } from "./answer/remote-archive.ts";
import { AnswerThreads } from "./answer/answer-threads.ts";
import { cacheIn, type OpenOptions } from "./answer/open-archive.ts";
import { type FolderStamps, folderStamps } from "./articles/changed-files.ts";
import { loadOutlets } from "./articles/known-outlets.ts";
import { hasArticles, unreadable } from "./articles/load.ts";
import { EXIT, programCall, runCommandLine } from "./cli/command-line.ts";
import { watchReading } from "./cli/reading-progress.ts";
import { loadConfig, settingsHelp, stateDir, type Config } from "./config.ts";
import { botIdOf, checkToken } from "./discord/check-token.ts";
import type { Bot, EndpointOptions } from "./discord/bot.ts";
import { startBot } from "./discord/start-bot.ts";
import { FollowPosts } from "./discord/follow-posts.ts";
import type { CorpusWatch } from "./articles/watch.ts";
import { ConfigError, OperatorError, systemFault } from "./errors.ts";
import { type Followed, openFollowed, RemoteFollowing } from "./follow-remote.ts";
import { LocalFollows } from "./following/local/local-follows.ts";
import { proxiesIn } from "./lib/proxy.ts";
import { FeedThread } from "./feeds/feed-thread.ts";
import type { FeedEvent } from "./feeds/following.ts";
import { startLiveReload } from "./live-reload.ts";
import { growYoungSpace, keepHeapSmall } from "./lib/young-space.ts";
import { createLog } from "./log.ts";
import type { LocalDiscord } from "./playground/local-discord.ts";
import { discordRenderer } from "./reply/renderer.ts";
import { needsSample, SAMPLE_DIR, SampleArrivals } from "./sample.ts";
import { LazyState } from "./state/open-state.ts";
import { NO_HISTORY, readHistory } from "./state/history.ts";
import { exampleQuestions, welcome } from "./welcome.ts";

/**
 * Under npm, one Ctrl+C arrives twice: from the terminal, and passed on by npm. A second signal
 * within this time, in milliseconds, is that echo and not impatience.
 */
const ECHO = 200;

/** For whom a search engine keeps what is followed in a local Discord. */
const PLAYGROUND = "local";

interface Running {
  failed: Promise<unknown>;
  stop(): Promise<void>;
}

const program = new Command("dateline")
  .description(
    "Starts the bot. Without DISCORD_TOKEN it runs in a local Discord, with a page to try it on.",
  )
  .version(packageJson.version)
  .addHelpText("after", `\nSettings, in the environment or in .env:\n${settingsHelp()}`)
  .addHelpText(
    "after",
    "\nExit codes: 0 stopped by a signal, 1 cannot start or continue, 2 usage error, 78 wrong settings.",
  );

async function main(): Promise<never> {
  let running: Running | null = null;
  stopOnSignal(() => running);
  running = await start(loadConfig());
  throw await running.failed;
}

/** With a token or a public key in Discord, else in a local one on this machine: the very same bot. */
async function start(config: Config): Promise<Running> {
  const user = config.token === null ? null : await checkToken(config.token, config.api);
  const articles = await openArticles(config);
  const { app } = articles;
  const local = isTried(config) ? await openPlayground(config.port) : null;
  const log = openLog(config, local);
  articles.reading.tell(log);
  const state = new LazyState(stateDir(config.corpusDir));
  // One that is damaged must not be found out when somebody follows a question.
  await state.openIfThere();
  const place = { config, local, app, log, state };
  const threads = startThreads(place);
  const changes = new ArticleChanges(place, articles);
  app.history = (slug) =>
    readHistory(state, slug).catch((err: unknown) => {
      log.error({ err }, "what became of an article cannot be read");
      return NO_HISTORY;
    });
  const { token } = config;
  await changes.takeFollows(() => (token === null ? PLAYGROUND : botIdOf(token, user)));
  const { bot, admin } = await startAnswering(place);
  await greet(place, admin, articles.isFirst);
  // Where a search engine holds the articles, whoever writes them there follows feeds.
  const feeds = articles.remote ? null : followFeeds(config, app, log);
  const watched = changes.start(bot.post);
  return {
    failed: Promise.race([bot.failed, failureOf(watched)]),
    stop: async () => {
      // All at once: a slow feed must not hold up who waits for an answer.
      await Promise.all([feeds?.stop(), changes.stop(), bot.stop()]);
      await threads?.stop();
      await local?.stop();
      await admin?.stop();
      await state.close();
    },
  };
}

/** Where a bot runs, and what with. */
interface Place {
  config: Config;
  /** The Discord on this machine, where someone tries the bot out. */
  local: LocalDiscord | null;
  app: LiveApp;
  log: Logger;
  /** What the bot remembers. */
  state: LazyState;
}

/** Articles that are read, or are being read. */
interface Articles extends OpenedApp {
  /** The folder just before. */
  seen: FolderStamps;
  /** Whether there are none yet. */
  isFirst: boolean;
  reading: ReturnType<typeof watchReading>;
  /** Where a search engine holds them; null: they are read from the folder. */
  remote: RemoteArchive | null;
}

async function openArticles(config: Config): Promise<Articles> {
  const reading = watchReading();
  const seen = await folderStamps(config.corpusDir);
  if (config.search !== null) {
    keepHeapSmall();
    const outlets = await loadOutlets(config.corpusDir);
    const { app, remote } = await openRemoteApp(config.search, outlets);
    app.logsQuestions = config.logQuestions;
    return { app, ready: Promise.resolve(null), seen, isFirst: false, reading, remote };
  }
  const isFirst = !(await hasArticles(config.corpusDir));
  const opened = await openFolder(config, isFirst, {
    ...cacheOf(config),
    onProgress: reading.at,
    onOpened: (origin, notKept) => reading.end(origin, placeOfUnkept(config, notKept)),
  });
  opened.app.logsQuestions = config.logQuestions;
  return { ...opened, seen, isFirst, reading, remote: null };
}

function cacheOf({ cacheDir }: Config): { cacheDir?: string } {
  return cacheDir === null ? {} : { cacheDir };
}

function openLog(config: Config, local: LocalDiscord | null): Logger {
  const log = createLog({ ...config, token: (local ?? config).token });
  watchProcess(log);
  if (local === null && config.endpoint === null) tellOfProxy(log);
  return log;
}

/** Nobody can be told of anything without a token. */
function canFollow({ config, local }: Place): boolean {
  return config.following && (local ?? config).token !== null;
}

function startThreads({ config, app, log }: Place): AnswerThreads | null {
  if (config.workers === 0) return null;
  const onDeath = (err: Error) => log.error({ err }, "a thread that answers ended and is replaced");
  app.threads = new AnswerThreads(config.workers, onDeath);
  return app.threads;
}

async function startAnswering(place: Place): Promise<{ bot: Bot; admin: AdminServer | null }> {
  const { config, local, app, log } = place;
  const { token, api } = local ?? config;
  let bot: Bot | null = null;
  const trouble = () => (bot ? bot.trouble() : "The bot is still starting.");
  const admin = await openAdmin(config, { app, trouble });
  bot = await startBot({
    token,
    api,
    endpoint: endpointOf(config, local),
    registers: local !== null || config.registers,
    commands: canFollow(place) ? commands : withoutFollowing,
    app,
    log,
    logQuestions: config.logQuestions,
    ...(admin && { onAnswered: admin.count }),
  });
  if (local && bot.url !== null) await local.useEndpoint(bot.url);
  // Beside an engine, most of the time is spent waiting for it: a bot may stay small.
  void rehearse(app, log).finally(() => app.archive.far || growYoungSpace());
  return { bot, admin };
}

/** Says where the bot is, and what it lacks. */
async function greet(
  { config, local, app, log }: Place,
  admin: AdminServer | null,
  isFirst: boolean,
): Promise<void> {
  if (admin) log.info({ url: admin.url }, "health and metrics are served");
  if (local) {
    const questions = await exampleQuestions(app);
    local.offerQuestions(questions);
    process.stdout.write(await welcome(local.url, app, questions));
  }
  if (isFirst) sayNothingToRead(config.corpusDir, app, local ? null : log);
}

/** Takes in articles that come, and has those told who follow what they answer. */
class ArticleChanges {
  readonly #place: Place;
  readonly #articles: Articles;
  #watching: Pick<CorpusWatch, "stop"> | null = null;
  #posts: FollowPosts | null = null;
  #followed: Followed | null = null;

  constructor(place: Place, articles: Articles) {
    this.#place = place;
    this.#articles = articles;
  }

  /** Lets readers follow questions from now on; a search engine keeps them for a bot. */
  async takeFollows(botId: () => string): Promise<void> {
    const { app, state } = this.#place;
    const { remote } = this.#articles;
    if (!canFollow(this.#place)) return;
    if (remote) this.#followed = await openFollowed(remote, botId());
    app.follows = this.#followed?.follows ?? new LocalFollows(state, () => this.#onFollowed());
  }

  async start(post: Bot["post"]): Promise<void> {
    const { config, local, app, log, state } = this.#place;
    const { ready, seen, isFirst, remote } = this.#articles;
    if (remote) {
      const posts = post && (this.#followed?.tellWith(post, log) ?? null);
      this.#watching = new RemoteFollowing({ app, remote, log, posts });
      return;
    }
    const base = await ready;
    if (post) this.#posts = new FollowPosts({ app, state, log, post });
    const onAdded = (slugs: readonly string[]) => void this.#posts?.tell(slugs);
    const arrivals = new SampleArrivals(app, onAdded);
    if (base === null) local?.offerArrivals(() => arrivals.next());
    // A large folder has been read only now.
    else local?.offerQuestions(await exampleQuestions(app));
    const options = { ...cacheOf(config), base, seen, log, isFirst, onAdded };
    this.#watching = await startLiveReload(app, config.corpusDir, options);
    void this.#posts?.catchUp();
  }

  /** Somebody follows another question: from now on it is known what is new. */
  #onFollowed(): void {
    void this.#posts?.catchUp();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#watching?.stop(), this.#posts?.stop()]);
  }
}

/** Whether the bot is not to be in Discord. */
function isTried({ token, endpoint }: Config): boolean {
  return token === null && (endpoint?.publicKey ?? null) === null;
}

function endpointOf({ endpoint }: Config, local: LocalDiscord | null): EndpointOptions | null {
  if (endpoint === null) return null;
  return { ...endpoint, publicKey: endpoint.publicKey ?? local?.publicKey ?? "" };
}

/** In a thread, as soon as the folder lists some. */
function followFeeds({ corpusDir: dir, contact }: Config, app: LiveApp, log: Logger): FeedThread {
  const say = ({ level, fields, message }: FeedEvent) => log[level](fields, message);
  const thread = new FeedThread({ dir, stateDir: stateDir(dir), contact, say });
  app.feeds = () => thread.overview;
  return thread;
}

/** Where nothing but a proxy leads out, the start then fails with an address that is right. */
function tellOfProxy(log: Logger): void {
  if (proxiesIn(process.env) === null) return;
  log.warn(
    "a proxy is set: requests to Discord go through it, but the gateway is connected to without one; with INTERACTIONS_PORT none is needed",
  );
}

/** Loaded only where it is used: a bot in Discord needs neither page nor local gateway. */
async function openPlayground(port: number): Promise<LocalDiscord> {
  const { startLocalDiscord } = await import("./playground/local-discord.ts");
  return startLocalDiscord({ port });
}

/**
 * Answers a question that nobody asked. What an answer needs is compiled by then, .15 s of
 * processor time, and whoever asks first does not wait for it.
 */
async function rehearse(app: LiveApp, log: Logger): Promise<void> {
  try {
    await answerTo("What did the minister say on 5 May?", app, discordRenderer("en"));
  } catch (err) {
    log.error({ err }, "the rehearsal failed");
  }
}

/** Null unless a port for it is set; only then are a web server and the metrics loaded. */
async function openAdmin(config: Config, sources: HealthSources): Promise<AdminServer | null> {
  const { adminPort: port, adminHost: host } = config;
  if (port === null) return null;
  const { startAdmin } = await import("./admin/admin-server.ts");
  const { feedsCheck } = await import("./admin/feeds-check.ts");
  const folder = { find: () => ({ problems: folderProblems(config, sources.app) }) };
  const checks = [folder, feedsCheck(() => sources.app.feeds?.() ?? null)];
  const names = commands.map(({ declaration }) => declaration.name);
  return startAdmin({ ...sources, checks, host, port, commands: names });
}

/** Who tries the bot out may be answered from the sample, without a folder. */
function folderProblems(config: Config, { archive }: LiveApp): string[] {
  const isRead = !isTried(config) && config.search === null && archive.articles.size > 0;
  const why = isRead ? unreadable(config.corpusDir) : null;
  const sentence = "What was read before is answered from.";
  return why === null ? [] : [`The folder of articles cannot be read: ${why}. ${sentence}`];
}

/** For the log: the folder in which prepared articles cannot be kept, and why; or null. */
function placeOfUnkept({ cacheDir, corpusDir }: Config, code: string | null): object | null {
  return code === null ? null : { folder: cacheDir ?? cacheIn(corpusDir), code };
}

/** Without articles, the sample where someone tries the bot out, and nothing in Discord. */
async function openFolder(
  config: Config,
  isFirst: boolean,
  options: OpenOptions,
): Promise<OpenedApp> {
  const { corpusDir } = config;
  if (!isFirst) return openApp(corpusDir, options);
  if (isTried(config) && (await needsSample(corpusDir))) return openApp(SAMPLE_DIR, options);
  return openEmptyApp();
}

/** In the log, or to whoever tries the bot out. */
function sayNothingToRead(folder: string, app: LiveApp, log: Logger | null): void {
  const meanwhile = app.isEmpty ? "" : "What is answered from is an invented sample. ";
  const text = `${meanwhile}${folder} holds no articles yet. Add some with \`${programCall("add")} ADDRESS\`: they are answered from within seconds.`;
  if (log) log.warn(text);
  else process.stdout.write(`\n${text}\n`);
}

/** Settles only when it fails. */
function failureOf(work: Promise<void>): Promise<unknown> {
  return new Promise((settle) => {
    work.catch(settle);
  });
}

/** The first signal ends what is under way, then the process; a second one only the process. */
function stopOnSignal(current: () => Running | null): void {
  let first: number | null = null;
  const stop = () => {
    if (first === null) {
      first = Date.now();
      void (current()?.stop() ?? Promise.resolve()).then(() => process.exit(0), fail);
    } else if (Date.now() - first > ECHO) {
      process.exit(130);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** Faults that no one caught: the bot survives those of a stray promise, but no others. */
function watchProcess(log: Logger): void {
  process.on("unhandledRejection", (err) => log.error({ err }, "unhandled rejection"));
  process.on("uncaughtException", (err) => {
    log.fatal({ err }, "uncaught exception");
    process.exit(1);
  });
}

/** One plain sentence for what an operator can mend; the stack for what is our own fault. */
function fail(error: unknown): never {
  const said = error instanceof OperatorError ? error.message : systemFault(error);
  const text = said ?? (error instanceof Error ? error.stack : String(error));
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof ConfigError ? EXIT.wrongSettings : EXIT.failed);
}

process.exitCode = await runCommandLine(program, process.argv, () => main().catch(fail));
