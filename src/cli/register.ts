import { REST, Routes } from "discord.js";
import { Command } from "commander";
import { commands, withoutFollowing } from "../../commands/index.ts";
import packageJson from "../../package.json" with { type: "json" };
import { loadConfig } from "../config.ts";
import { startFailure } from "../discord/errors.ts";
import { registerWith } from "../discord/registration.ts";
import { logRequests, restOptions } from "../discord/rest.ts";
import { ConfigError } from "../errors.ts";
import { createLog } from "../log.ts";
import { EXIT, runCommandLine } from "./command-line.ts";

const program = new Command("dateline register")
  .description(
    "Register the commands with Discord, for bots that are posted their interactions and leave it to one of them.",
  )
  .option("--endpoint <address>", "also tell Discord where to post interactions")
  .addHelpText("after", "\nExit codes: 0 registered, 1 refused, 2 usage error, 78 wrong settings.");

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const { token, api, logLevel, following } = loadConfig();
  if (token === null) throw new ConfigError("DISCORD_TOKEN is not set: whose are the commands?");
  const log = createLog({ logLevel, token });
  const rest = new REST(await restOptions(api, packageJson.version)).setToken(token);
  logRequests(rest, log);
  const { endpoint } = program.opts<{ endpoint?: string }>();
  try {
    const offered = following ? commands : withoutFollowing;
    const declarations = offered.map(({ declaration }) => declaration);
    const { size } = await registerWith(rest, declarations, log);
    process.stdout.write(`${size} commands are registered.\n`);
    if (endpoint !== undefined) {
      const body = { interactions_endpoint_url: endpoint };
      await rest.patch(Routes.currentApplication(), { body });
      process.stdout.write(`Discord posts interactions to ${endpoint} from now on.\n`);
    }
    return EXIT.ok;
  } catch (error) {
    const { message } = startFailure(error, api);
    process.stderr.write(`${message}\n`);
    return EXIT.failed;
  }
});
